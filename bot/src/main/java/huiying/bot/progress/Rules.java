package huiying.bot.progress;

import huiying.bot.routing.Places;
import huiying.bot.routing.Router;
import huiying.bot.routing.Sampling;
import huiying.bot.routing.Units;
import huiying.bot.sla.ServiceLevels;

/** What the city has laid down: whose job, where, and how long. */
public record Rules(Router router, Places places, Units units, ServiceLevels levels, Sampling sampling) {
}
