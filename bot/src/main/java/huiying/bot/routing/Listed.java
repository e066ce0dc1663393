package huiying.bot.routing;

import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import huiying.bot.cases.Case;
import huiying.bot.duties.Found;
import huiying.bot.duties.Inquiry;
import huiying.bot.duties.ServiceItem;
import huiying.bot.sla.Listing;

/** The duty list as the terms ask it: which items a case falls under, and which class of promise its item has. */
public record Listed(Router router) implements Listing {

    @Override
    public List<String> items(Case c, @Nullable String category) {
        var list = router.list();
        var item = list.find(c.cited().item()).or(() -> router.explain(inquiry(c, category)).map(Found::item));
        return Stream.concat(item.stream().flatMap(found -> list.upwards(found).stream().map(ServiceItem::code)), Listing.upwards(category).stream()).distinct()
                .toList();
    }

    @Override
    public @Nullable String level(Case c, @Nullable String category) {
        return router.explain(inquiry(c, category)).map(Found::level).orElse(null);
    }

    private static Inquiry inquiry(Case c, @Nullable String category) {
        var asked = Router.inquiry(c);
        return new Inquiry(category, asked.grid(), asked.words());
    }
}
