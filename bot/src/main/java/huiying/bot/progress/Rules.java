package huiying.bot.progress;

import java.util.function.Supplier;

import huiying.bot.features.Features;
import huiying.bot.routing.Places;
import huiying.bot.routing.Router;
import huiying.bot.routing.Units;
import huiying.bot.sla.ServiceLevels;

/** What the city has laid down: whose job, where, how long, and what goes of itself. */
public record Rules(Router router, Places places, Units units, ServiceLevels levels, Supplier<Features> features) {
}
