package huiying.app.console;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ServerWebExchange;

import huiying.bot.HotspotDesk;
import huiying.bot.attachments.Uploads;
import huiying.bot.cases.Case;
import huiying.bot.cases.CaseNumber;
import huiying.bot.cases.NotAllowedNow;

/**
 * The resident's own page of a case: opened with number and query code, which travel in the body only, from the browser it was told in without the code,
 * or by the link of a survey, which opens nothing but the three questions. Looking never answers; only a sent form does.
 */
@Controller
final class MyCaseController {

    private static final int PER_NUMBER = 10;
    private static final int PER_ADDRESS = 60;

    private final OwnCases own;
    private final ResidentActs acts;
    private final HotspotDesk hotspots;
    private final Files files;
    private final Tries tries;
    private final Photos photos;

    MyCaseController(OwnCases own, ResidentActs acts, HotspotDesk hotspots, Files files, Tries tries, Photos photos) {
        this.photos = photos;
        this.own = own;
        this.acts = acts;
        this.hotspots = hotspots;
        this.files = files;
        this.tries = tries;
    }

    /** What the forms send. */
    record Form(@Nullable String number, @Nullable String code, @Nullable String question, @Nullable String answer, @Nullable String words,
            @Nullable String key, @Nullable List<FilePart> photos) {
        String typedNumber() {
            return number == null ? "" : number.strip();
        }

        /** Digits only, whatever width they were typed in. */
        String digits() {
            var digits = new StringBuilder();
            (code == null ? "" : code).codePoints().filter(Character::isDigit).map(Character::getNumericValue).forEach(digits::append);
            return digits.toString();
        }
    }

    @GetMapping("/case")
    String ask(ServerWebExchange exchange, Words words, Model model) {
        var names = files.names(words);
        model.addAttribute("own", own.told(exchange.getRequest()).stream().map(told -> new Told(String.valueOf(told.number()), CaseFile.title(told, names)))
                .toList());
        return "case";
    }

    /** One of the resident's own, to be opened with a tap. */
    record Told(String number, String title) {
    }

    @PostMapping("/case")
    String open(ServerWebExchange exchange, Words words, @ModelAttribute Form form, Model model) {
        return found(exchange, form, model).map(mine -> show(mine, words, form, model)).orElse("case");
    }

    @PostMapping("/case/answer")
    String answer(ServerWebExchange exchange, Words words, @ModelAttribute Form form, Model model) {
        return found(exchange, form, model).map(mine -> told(acts.answer(mine, form.question(), form.answer(), form.key()), mine, words, form, model)).orElse(
                "case");
    }

    @PostMapping("/case/add")
    String add(ServerWebExchange exchange, Words words, @ModelAttribute Form form, Model model) {
        return found(exchange, form, model).map(mine -> told(added(mine, words, form), mine, words, form, model)).orElse("case");
    }

    /** Words, photos, or both; photos alone are told of in words too, so that whoever works on it hears of them. */
    private String added(Case mine, Words words, Form form) {
        if (!acts.isFresh(form.key())) {
            return "mycase.told.answer";
        }
        var brought = photos.bringing().bring(Uploads.By.resident(mine.address(), mine.id()), form.photos());
        boolean wordless = form.words() == null || form.words().isBlank();
        if (wordless && brought.kept() == 0) {
            return brought.problem() == null ? "mycase.told.empty" : brought.problem();
        }
        var told = acts.add(mine, wordless ? words.say("mycase.photos", brought.kept()) : form.words(), form.key());
        return brought.problem() == null ? told : brought.problem();
    }

    @GetMapping("/case/photo/{link}")
    ResponseEntity<Resource> photo(@PathVariable String link, ServerWebExchange exchange) {
        return photos.opened(link, false, exchange);
    }

    @GetMapping("/case/photo/{link}/small")
    ResponseEntity<Resource> small(@PathVariable String link, ServerWebExchange exchange) {
        return photos.opened(link, true, exchange);
    }

    @PostMapping("/case/reopen")
    String reopen(ServerWebExchange exchange, Words words, @ModelAttribute Form form, Model model) {
        return found(exchange, form, model).map(mine -> told(acts.reopen(mine, form.words(), form.key()), mine, words, form, model)).orElse("case");
    }

    @PostMapping("/case/urge")
    String urge(ServerWebExchange exchange, Words words, @ModelAttribute Form form, Model model) {
        return found(exchange, form, model).map(mine -> told(acts.urge(mine, form.words(), form.key()), mine, words, form, model)).orElse("case");
    }

    @PostMapping("/case/appeal")
    String appeal(ServerWebExchange exchange, Words words, @ModelAttribute Form form, Model model) {
        return found(exchange, form, model).map(mine -> told(acts.appeal(mine, form.words(), form.key()), mine, words, form, model)).orElse("case");
    }

    /** The resident says that it is the same thing neighbours told of. */
    @PostMapping("/case/join")
    String join(ServerWebExchange exchange, Words words, @ModelAttribute Form form, Model model) {
        return found(exchange, form, model).map(mine -> told(joined(mine) ? "mycase.told.joined" : "mycase.told.late", mine, words, form, model))
                .orElse("case");
    }

    private boolean joined(Case mine) {
        try {
            return hotspots.joinByResident(mine, ResidentActs.actor(mine));
        } catch (NotAllowedNow moved) {
            return false;
        }
    }

    @GetMapping("/case/r/{link}")
    String survey(ServerWebExchange exchange, Words words, @PathVariable String link, Model model) {
        return linked(exchange, link, model).map(mine -> rate(mine, link, words, model)).orElse("rate");
    }

    @PostMapping("/case/r/{link}")
    String rate(ServerWebExchange exchange, Words words, @PathVariable String link, @ModelAttribute Form form, Model model) {
        return linked(exchange, link, model).map(mine -> {
            model.addAttribute("told", acts.answer(mine, form.question(), form.answer(), form.key()));
            return rate(again(mine), link, words, model);
        }).orElse("rate");
    }

    private String told(String what, Case mine, Words words, Form form, Model model) {
        model.addAttribute("told", what);
        return show(again(mine), words, form, model);
    }

    private Case again(Case mine) {
        return own.cases().byId(mine.id()).orElse(mine);
    }

    /** Every try counts before the code is looked at; a wrong number and a wrong code look the same. */
    private Optional<Case> found(ServerWebExchange exchange, Form form, Model model) {
        model.addAttribute("number", form.typedNumber());
        var number = CaseNumber.parse(form.typedNumber());
        if (!admitted(exchange, model) || number.isPresent() && !tries.admit("number", number.get().digits(), PER_NUMBER)) {
            return limited(exchange, model);
        }
        var mine = number.flatMap(n -> own.find(exchange.getRequest(), n, form.digits()));
        mine.ifPresentOrElse(right -> number.ifPresent(n -> tries.forget("number", n.digits())), () -> model.addAttribute("problem", "mycase.unknown"));
        return mine;
    }

    private Optional<Case> linked(ServerWebExchange exchange, String link, Model model) {
        if (!admitted(exchange, model)) {
            return limited(exchange, model);
        }
        return acts.byLink(link).flatMap(survey -> own.cases().byId(survey.caseId()).filter(about -> about.resolution() == survey.resolution()));
    }

    private boolean admitted(ServerWebExchange exchange, Model model) {
        return tries.admit("from", from(exchange), PER_ADDRESS);
    }

    private static Optional<Case> limited(ServerWebExchange exchange, Model model) {
        exchange.getResponse().setStatusCode(HttpStatus.TOO_MANY_REQUESTS);
        model.addAttribute("problem", "mycase.limited");
        return Optional.empty();
    }

    private static String from(ServerWebExchange exchange) {
        InetSocketAddress remote = exchange.getRequest().getRemoteAddress();
        return remote == null ? "" : remote.getAddress().getHostAddress();
    }

    private String show(Case mine, Words words, Form form, Model model) {
        model.addAttribute("nearby", hotspots.offered(mine).map(hotspot -> hotspot.present().size() - 1).orElse(null));
        model.addAttribute("mine", new MyCase(mine, own.cases().history(mine.id()), acts.open(mine).orElse(null), files.names(words),
                photos.of(mine, words)));
        model.addAttribute("code", form.digits());
        return "case";
    }

    private String rate(Case mine, String link, Words words, Model model) {
        acts.open(mine).ifPresent(survey -> model.addAttribute("mine", new MyCase(mine, own.cases().history(mine.id()), survey, files.names(words))));
        model.addAttribute("link", link);
        return "rate";
    }
}
