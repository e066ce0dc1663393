package huiying.app.console;

import java.util.List;
import java.util.Optional;

import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

import huiying.app.web.ChatGuests;
import huiying.bot.cases.Case;
import huiying.bot.cases.CaseNumber;
import huiying.bot.cases.Cases;

/** Which cases a resident may open: by number and query code, or without a code those told in the chat of this browser, or by addresses proved to be theirs. */
@Component
final class OwnCases {
    private static final int SHOWN = 10;

    private final Cases cases;
    private final ChatGuests guests;

    OwnCases(Cases cases, ChatGuests guests) {
        this.cases = cases;
        this.guests = guests;
    }

    Cases cases() {
        return cases;
    }

    Optional<Case> find(ServerHttpRequest request, CaseNumber number, String code) {
        return code.isEmpty()
                ? guests.of(request).flatMap(guest -> cases.find(number).filter(told -> cases.isFrom(told, guest.id())))
                : cases.find(number, code);
    }

    /** The newest first. */
    List<Case> told(ServerHttpRequest request) {
        return guests.of(request).map(guest -> cases.recentFor(guest.id(), SHOWN)).orElse(List.of()).stream().filter(told -> told.number() != null).toList();
    }
}
