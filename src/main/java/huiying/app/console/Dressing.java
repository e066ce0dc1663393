package huiying.app.console;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.server.ServerWebExchange;

import huiying.app.months.BusyWeek;
import huiying.bot.routing.Units;
import huiying.bot.staff.StaffMember;

/** Gives every template what it may always name: {@code look}, {@code words}, {@code signs}, {@code once}, {@code demo}, and {@code me} for who is signed in. */
@ControllerAdvice
final class Dressing {

    private static final Signs SIGNS = new Signs();
    private static final Once ONCE = new Once();

    private final Chrome chrome;
    private final Units units;
    private final Broadcasts broadcasts;
    private final ObjectProvider<BusyWeek> week;

    Dressing(Chrome chrome, Units units, Broadcasts broadcasts, ObjectProvider<BusyWeek> week) {
        this.week = week;
        this.chrome = chrome;
        this.units = units;
        this.broadcasts = broadcasts;
    }

    @ModelAttribute
    void dress(ServerWebExchange exchange, Model model) {
        model.addAttribute("look", chrome.look(exchange));
        model.addAttribute("words", chrome.words(exchange));
        model.addAttribute("signs", SIGNS);
        model.addAttribute("once", ONCE);
        model.addAttribute("demo", chrome.demo());
        if (exchange.getAttribute(Visitor.MEMBER) instanceof StaffMember member) {
            model.addAttribute("week", standing());
            model.addAttribute("broadcasts", member.role().seesCases() ? broadcasts.unread(member) : List.of());
            model.addAttribute("me", new Me(member.name(), member.role(), units.name(member.unit(), chrome.words(exchange).language())));
        }
    }

    private BusyWeek.@Nullable Standing standing() {
        var filled = week.getIfAvailable();
        return filled == null ? null : filled.standing().orElse(null);
    }
}
