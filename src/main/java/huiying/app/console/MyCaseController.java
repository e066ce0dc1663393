package huiying.app.console;

import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ServerWebExchange;

import huiying.bot.cases.Actor;
import huiying.bot.cases.Case;
import huiying.bot.cases.CaseNumber;
import huiying.bot.cases.Cases;
import huiying.bot.cases.NotAllowedNow;
import huiying.bot.progress.Aftercare;
import huiying.bot.progress.Moves;
import huiying.bot.survey.Question;

/** The resident's own page of a case: opened with number and query code, which travel in the body only. */
@Controller
final class MyCaseController {

    private static final int PER_NUMBER = 10;
    private static final int PER_ADDRESS = 60;

    private final Cases cases;
    private final Moves moves;
    private final Aftercare aftercare;
    private final TransactionOperations transactions;
    private final Files files;
    private final Tries tries;

    MyCaseController(Cases cases, Moves moves, Aftercare aftercare, TransactionOperations transactions, Files files, Clock clock) {
        this.cases = cases;
        this.moves = moves;
        this.aftercare = aftercare;
        this.transactions = transactions;
        this.files = files;
        this.tries = new Tries(clock);
    }

    /** What the forms send. */
    record Form(@Nullable String number, @Nullable String code, @Nullable String solved, @Nullable String reason) {
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
    String ask() {
        return "case";
    }

    @PostMapping("/case")
    String open(ServerWebExchange exchange, Words words, @ModelAttribute Form form, Model model) {
        return found(exchange, form, model).map(mine -> show(mine, words, form, model)).orElse("case");
    }

    @PostMapping("/case/answer")
    String answer(ServerWebExchange exchange, Words words, @ModelAttribute Form form, Model model) {
        return found(exchange, form, model).map(mine -> {
            model.addAttribute("told", rate(mine, form.solved()) ? "mycase.told.answer" : "mycase.told.late");
            return show(again(mine), words, form, model);
        }).orElse("case");
    }

    private boolean rate(Case mine, @Nullable String solved) {
        if (solved == null || !Question.SOLVED.answers().contains(solved)) {
            return false;
        }
        return tried(() -> {
            var survey = aftercare.survey(mine);
            if (survey == null || survey.solved() != null) {
                return false;
            }
            aftercare.answer(survey.id(), Question.SOLVED, solved, actor(mine));
            return true;
        });
    }

    @PostMapping("/case/reopen")
    String reopen(ServerWebExchange exchange, Words words, @ModelAttribute Form form, Model model) {
        return found(exchange, form, model).map(mine -> {
            var reason = form.reason() == null ? "" : form.reason().strip();
            boolean done = !reason.isEmpty() && tried(() -> {
                moves.reopen(mine.id(), reason, actor(mine));
                return true;
            });
            model.addAttribute("told", done ? "mycase.told.reopen" : "mycase.told.late");
            return show(again(mine), words, form, model);
        }).orElse("case");
    }

    private boolean tried(java.util.function.Supplier<Boolean> step) {
        try {
            return Boolean.TRUE.equals(transactions.execute(status -> step.get()));
        } catch (NotAllowedNow moved) {
            return false;
        }
    }

    private Case again(Case mine) {
        return cases.byId(mine.id()).orElse(mine);
    }

    private static Actor actor(Case mine) {
        return Actor.citizen(mine.address() == null ? new UUID(0, 0) : mine.address());
    }

    /** Every try counts before the code is looked at; a wrong number and a wrong code look the same. */
    private Optional<Case> found(ServerWebExchange exchange, Form form, Model model) {
        model.addAttribute("number", form.typedNumber());
        var number = CaseNumber.parse(form.typedNumber());
        if (!tries.admit("from " + from(exchange), PER_ADDRESS) || number.isPresent() && !tries.admit(number.get().digits(), PER_NUMBER)) {
            exchange.getResponse().setStatusCode(HttpStatus.TOO_MANY_REQUESTS);
            model.addAttribute("problem", "mycase.limited");
            return Optional.empty();
        }
        var mine = number.flatMap(n -> cases.find(n, form.digits()));
        mine.ifPresentOrElse(right -> number.ifPresent(n -> tries.forget(n.digits())), () -> model.addAttribute("problem", "mycase.unknown"));
        return mine;
    }

    private static String from(ServerWebExchange exchange) {
        InetSocketAddress remote = exchange.getRequest().getRemoteAddress();
        return remote == null ? "" : remote.getAddress().getHostAddress();
    }

    private String show(Case mine, Words words, Form form, Model model) {
        model.addAttribute("mine", new MyCase(mine, cases.history(mine.id()), aftercare.survey(mine), files.names(words)));
        model.addAttribute("code", form.digits());
        return "case";
    }
}
