package huiying.bot.routing;

import java.util.Optional;

import huiying.bot.duties.Inquiry;
import huiying.bot.grids.ManagedObject;
import huiying.bot.grids.ManagedObjects;

/** The unit of a thing with a number on it, when the number is named and the matter is one its unit answers for. */
public final class BoundObjects implements Bound {
    private final ManagedObjects objects;

    public BoundObjects(ManagedObjects objects) {
        this.objects = objects;
    }

    @Override
    public Optional<Owner> unitOf(Inquiry asked) {
        return asked.words().isBlank()
                ? Optional.empty()
                : objects.namedIn(asked.words()).filter(object -> answersFor(object, asked)).flatMap(BoundObjects::owner);
    }

    private static boolean answersFor(ManagedObject object, Inquiry asked) {
        return object.category() == null || asked.category() != null && asked.category().startsWith(object.category());
    }

    private static Optional<Owner> owner(ManagedObject object) {
        return object.unit() == null ? Optional.empty() : Optional.of(new Owner(object.unit(), object.name().zh() + " " + object.code()));
    }
}
