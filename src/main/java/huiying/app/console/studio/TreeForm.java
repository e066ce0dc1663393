package huiying.app.console.studio;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import huiying.bot.learning.categories.Entry;
import huiying.bot.learning.categories.Packs;
import huiying.bot.learning.categories.Step;
import huiying.bot.learning.categories.Tree;
import huiying.nlp.Category;
import huiying.nlp.Category.DeadlineClass;
import huiying.nlp.Category.RequiredFact;
import huiying.nlp.Category.Usual;
import huiying.nlp.Nature;

/** What the forms of the tree send, as the step it asks for. */
record TreeForm(@Nullable String step, @Nullable String code, @Nullable String field, @Nullable String zh, @Nullable String en, @Nullable String synonyms,
        @Nullable String synonymsEn, @Nullable String nature, @Nullable String deadline, @Nullable String departmentZh, @Nullable String departmentEn,
        @Nullable List<String> facts, @Nullable String boundary, @Nullable String words, @Nullable String heir, @Nullable String pack, @Nullable String why) {
    private static final int LONGEST_NAME = 40;
    private static final int LONGEST = 600;

    String reason() {
        return text(why);
    }

    Optional<Step> step(Tree tree) {
        return switch (text(step)) {
            case "add" ->
                tree.free(text(field)).filter(free -> named() && (text(field).isEmpty() || text(field).length() == 2)).map(free -> new Step.Add(fresh(free)));
            case "change" -> tree.find(text(code)).filter(entry -> named()).map(entry -> new Step.Change(changed(entry.category())));
            case "split" ->
                tree.find(text(code)).filter(entry -> named()).flatMap(entry -> tree.free(entry.category().field()).map(free -> split(entry, free)));
            case "close" -> Optional.of(new Step.Close(text(code), text(heir)));
            case "reopen" -> Optional.of(new Step.Reopen(text(code)));
            case "choose" -> Arrays.stream(Packs.values()).filter(one -> one.name().equals(text(pack))).findFirst()
                    .map(one -> new Step.Choose(one.name(), one.codes()));
            default -> Optional.empty();
        };
    }

    private boolean named() {
        return !text(zh).isEmpty() && !text(en).isEmpty() && text(zh).length() <= LONGEST_NAME && text(en).length() <= LONGEST_NAME;
    }

    private Category fresh(String free) {
        return free.length() == 2
                ? new Category(free, text(zh), text(en), List.of(), null, "", List.of())
                : new Category(free, text(zh), text(en), list(synonyms), usual(Nature.HELP), text(boundary), list(synonymsEn));
    }

    private Category changed(Category before) {
        return before.isLeaf()
                ? new Category(before.code(), text(zh), text(en), list(synonyms), usual(Nature.HELP), text(boundary), list(synonymsEn))
                : new Category(before.code(), text(zh), text(en), List.of(), null, "", List.of());
    }

    /** The part deals with things as the whole does, until somebody says otherwise. */
    private Step split(Entry whole, String free) {
        return new Step.Split(whole.code(), new Category(free, text(zh), text(en), list(words), whole.category().usual(), "", List.of()), list(words));
    }

    private Usual usual(Nature otherwise) {
        var kind = Arrays.stream(Nature.values()).filter(one -> one.name().equals(nature)).findFirst().orElse(otherwise);
        var length = Arrays.stream(DeadlineClass.values()).filter(one -> one.name().equals(deadline)).findFirst().orElse(DeadlineClass.GENERAL_7D);
        return new Usual(kind, needed(), length, text(departmentZh), text(departmentEn));
    }

    private Set<RequiredFact> needed() {
        var all = EnumSet.noneOf(RequiredFact.class);
        Arrays.stream(RequiredFact.values()).filter(fact -> facts != null && facts.contains(fact.name())).forEach(all::add);
        return all.stream().collect(Collectors.toUnmodifiableSet());
    }

    static List<String> list(@Nullable String typed) {
        return Arrays.stream(text(typed).split("[;；,，、\\n]")).map(String::strip).filter(word -> !word.isEmpty()).distinct().limit(60).toList();
    }

    private static String text(@Nullable String value) {
        var plain = value == null ? "" : value.strip();
        return plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain;
    }
}
