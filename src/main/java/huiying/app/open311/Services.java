package huiying.app.open311;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import huiying.bot.duties.Duties;
import huiying.bot.duties.Fact;
import huiying.nlp.Category;
import huiying.nlp.Category.RequiredFact;
import huiying.nlp.Language;
import huiying.nlp.Taxonomy;

/** What may be reported, and what has to be said about it: the facts of the item on the duty list, where it has none those of the category. */
@Component
final class Services {
    private final Taxonomy taxonomy;
    private final Duties duties;

    Services(Taxonomy taxonomy, Duties duties) {
        this.taxonomy = taxonomy;
        this.duties = duties;
    }

    /** A question of the form. {@code known} is the fact the understander can find in a description; null for what only this city asks. */
    record Question(String code, @Nullable RequiredFact known, Fact fact) {
        String prompt(Language language) {
            return known != null ? Services.prompt(known, language) : language == Language.ZH || fact.en().isBlank() ? fact.zh() : fact.en();
        }
    }

    Tag list(Language language) {
        return Tag.list("services", "service", taxonomy.leaves().stream().map(category -> service(category, language)).toList());
    }

    Category find(String code) {
        return taxonomy.find(code).filter(Category::isLeaf).orElseThrow(() -> Refused.unknown("service_code"));
    }

    Tag definition(Category category, Language language) {
        var attributes = new ArrayList<Tag.Fields>();
        asked(category).forEach(question -> attributes.add(attribute(question, attributes.size() + 1, language)));
        return new Tag("service_definition",
                Tag.fields(Tag.of("service_code", category.code()), Tag.list("attributes", "attribute", attributes)));
    }

    /** The facts a form asks for; where it is, the protocol asks by itself. */
    List<Question> asked(Category category) {
        var listed = duties.current().find(category.code()).map(item -> item.handling().facts()).orElse(List.of());
        var facts = listed.isEmpty() ? usual(category) : listed;
        return facts.stream().map(fact -> question(fact)).filter(question -> question.known() != RequiredFact.WHERE).toList();
    }

    private static Question question(Fact fact) {
        var known = Arrays.stream(RequiredFact.values()).filter(one -> one.name().equalsIgnoreCase(fact.code())).findFirst().orElse(null);
        return new Question(known == null ? fact.code() : known.name(), known, fact);
    }

    private static List<Fact> usual(Category category) {
        var usual = category.usual();
        var facts = usual == null ? Set.<RequiredFact>of() : usual.facts();
        return Arrays.stream(RequiredFact.values()).filter(facts::contains).map(fact -> new Fact(fact.name(), "text", true, "", "", List.of())).toList();
    }

    static boolean needsPlace(Category category) {
        var usual = category.usual();
        return usual == null || usual.facts().contains(RequiredFact.WHERE);
    }

    static String prompt(RequiredFact fact, Language language) {
        boolean zh = language == Language.ZH;
        return switch (fact) {
            case WHERE -> zh ? "在哪里" : "Where is it?";
            case WHEN -> zh ? "什么时候发生或发现的" : "When did it happen, or when did you notice it?";
            case WHO -> zh ? "涉及哪个人、单位或商家" : "Which person, company or office is it about?";
            case OBJECT -> zh ? "具体是什么设施、物品或事情" : "What exactly is it: which facility, thing or event?";
            case AMOUNT -> zh ? "涉及金额或数量" : "How much money, or how many?";
        };
    }

    private Tag.Fields service(Category category, Language language) {
        var words = language == Language.ZH ? category.synonyms() : category.synonymsEn();
        return Tag.fields(Tag.of("service_code", category.code()), Tag.of("service_name", category.name(language)),
                Tag.of("description", String.join(language == Language.ZH ? "、" : ", ", words)), Tag.of("metadata", !asked(category).isEmpty()),
                Tag.of("type", "realtime"), Tag.of("keywords", keywords(category)),
                Tag.of("group", taxonomy.find(category.field()).map(field -> field.name(language)).orElse("")));
    }

    private static String keywords(Category category) {
        return Stream.of(List.of(category.zh(), category.en()), category.synonyms(), category.synonymsEn()).flatMap(List::stream)
                .map(word -> word.replace(',', ' ')).distinct().collect(Collectors.joining(","));
    }

    private static Tag.Fields attribute(Question question, int order, Language language) {
        boolean known = question.known() != null;
        var hint = language == Language.ZH ? "描述中已说明的可不填" : "may be left out when the description says it";
        var values = question.fact().values().stream().map(value -> Tag.fields(Tag.of("key", value), Tag.of("name", value))).toList();
        var tags = new ArrayList<Tag>(List.of(Tag.of("variable", true), Tag.of("code", question.code()),
                Tag.of("datatype", known ? "text" : question.fact().type()), Tag.of("required", question.fact().required()),
                Tag.of("datatype_description", known ? hint : ""), Tag.of("order", order), Tag.of("description", question.prompt(language))));
        if (!values.isEmpty()) {
            tags.add(Tag.list("values", "value", values));
        }
        return Tag.fields(tags.toArray(Tag[]::new));
    }
}
