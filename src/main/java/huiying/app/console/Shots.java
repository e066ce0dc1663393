package huiying.app.console;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import huiying.bot.attachments.About;
import huiying.bot.attachments.Attachment;
import huiying.bot.attachments.Attachments;
import huiying.bot.attachments.Stage;
import huiying.bot.cases.Case;
import huiying.bot.cases.Spot;

/** Lays out what was sent along for its reader. */
@Component
final class Shots {
    private static final double METRES_A_DEGREE = 111_320;

    private final Attachments attachments;

    Shots(Attachments attachments) {
        this.attachments = attachments;
    }

    /** Everything of a case for staff, the unit's photos with how far from the spot they were taken. */
    List<Shot> forStaff(Case c, Words words) {
        return attachments.ofCase(c.id()).stream().map(found -> shot(found, Shots::ofConsole, words, c.told().spot())).toList();
    }

    /** What messages brought, by message. */
    Map<UUID, Shot> ofMessages(Collection<UUID> inbox, Words words) {
        var shots = new LinkedHashMap<UUID, Shot>();
        attachments.ofMessages(inbox).forEach((message, found) -> shots.put(message, shot(found, Shots::ofConsole, words, Spot.UNKNOWN)));
        return shots;
    }

    /** What a resident sees of their case: what they sent themselves, and the unit's photos once somebody has looked at its report. */
    List<Shot> forResident(Case c, boolean done, PhotoLinks links, Words words) {
        return attachments.ofCase(c.id()).stream().filter(found -> found.origin().stage() == Stage.TOLD || done).map(found -> shot(found, links::link, words,
                Spot.UNKNOWN)).toList();
    }

    private static String ofConsole(Attachment attachment, boolean small) {
        return "/console/attachments/" + attachment.id() + (small ? "/small" : "");
    }

    private Shot shot(Attachment found, BiFunction<Attachment, Boolean, String> address, Words words, Spot spot) {
        var kind = found.kind().name().toLowerCase(Locale.ROOT);
        if (!found.isKept()) {
            return new Shot("note", null, null, words.say("shot." + found.state(), words.say("shot.kind." + kind)), "", found.origin().stage() == Stage.TOLD);
        }
        var at = found.facts().takenAt() == null ? found.origin().at() : found.facts().takenAt();
        var caption = words.say("shot." + found.origin().stage(), words.moment(at));
        return new Shot(kind, found.isPicture() ? address.apply(found, true) : null, address.apply(found, false), caption, more(found, words, spot),
                found.origin().stage() == Stage.TOLD);
    }

    private String more(Attachment found, Words words, Spot spot) {
        var about = attachments.about(found);
        return about.transcript().isEmpty() ? distance(found, about, words, spot) : words.say("shot.says", about.transcript());
    }

    private static String distance(Attachment found, About about, Words words, Spot spot) {
        var metres = found.origin().stage() == Stage.TOLD ? null : metres(about.latitude(), about.longitude(), spot);
        return metres == null ? "" : words.say(metres <= 200 ? "shot.near" : "shot.far", words.count(metres));
    }

    private static @Nullable Long metres(@Nullable Double latitude, @Nullable Double longitude, Spot spot) {
        if (latitude == null || longitude == null || spot.latitude() == null || spot.longitude() == null) {
            return null;
        }
        double north = (latitude - spot.latitude()) * METRES_A_DEGREE;
        double east = (longitude - spot.longitude()) * METRES_A_DEGREE * Math.cos(Math.toRadians(latitude));
        return Math.round(Math.hypot(north, east));
    }
}
