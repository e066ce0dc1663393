package huiying.app.console;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import huiying.bot.cases.Case;
import huiying.bot.cases.CaseNumber;
import huiying.bot.cases.Cases;
import huiying.bot.desk.Command;

/** Reads what was filled in, on a page or by a program, as an act. */
public final class ActReader {

    private final Cases cases;
    private final ZoneId zone;

    public ActReader(Cases cases, ZoneId zone) {
        this.cases = cases;
        this.zone = zone;
    }

    /** What is missing or cannot be read. */
    public static final class Missing extends RuntimeException {
        private static final long serialVersionUID = 1;

        Missing(String field) {
            super("expected a field '" + field + "' that is not empty");
        }
    }

    /** Empty when no act is called so; {@link Missing} when something it needs is not filled in. */
    public Optional<Command> read(String act, Function<String, @Nullable String> fields) {
        return Optional.ofNullable(command(act, new Filled(fields)));
    }

    private @Nullable Command command(String act, Filled in) {
        return switch (act) {
            case "approve" -> new Command.Approve();
            case "sendback" -> new Command.SendBack(in.need("reason"));
            case "return-accept" -> new Command.AcceptReturn(in.need("unit"));
            case "return-reject" -> new Command.RejectReturn(in.need("reason"));
            case "assign" -> new Command.Assign(in.need("unit"), in.maybe("reason"));
            case "arbitrate" -> new Command.Arbitrate(in.need("unit"), in.need("reason"));
            case "cancel" -> new Command.Cancel(in.need("reason"));
            case "note" -> new Command.Note(in.need("text"));
            default -> life(act, in);
        };
    }

    private @Nullable Command life(String act, Filled in) {
        return switch (act) {
            case "agree" -> new Command.Agree();
            case "decline" -> new Command.Decline(in.need("reason"));
            case "ask-info" -> new Command.AskInfo(in.need("text"));
            case "inform" -> new Command.Inform(in.need("text"));
            case "urge" -> new Command.Urge(in.need("text"));
            case "contact" -> new Command.Contact(in.need("way"), in.yes("reached"), in.maybe("note"));
            case "progress" -> new Command.Progress(in.need("text"));
            case "extension" -> new Command.AskExtension(in.moment("until"), in.need("reason"));
            case "plan" -> new Command.AskPlan(in.moment("until"), in.need("text"));
            case "resume" -> new Command.Resume();
            case "ask-assist" -> new Command.AskAssist(in.need("unit"), in.maybe("note"));
            case "report" -> new Command.Report(in.need("text"), in.maybe("basis"), in.list("evidence"));
            case "unsolved" -> new Command.ReportUnsolved(in.need("text"), in.need("basis"));
            case "answer-supervision" -> new Command.AnswerSupervision(in.need("text"));
            case "rectify" -> new Command.Rectify(in.need("text"));
            case "accept-assist" -> new Command.AcceptAssist();
            case "assist" -> new Command.Assist(in.need("text"));
            case "hand-over" -> new Command.HandTo(in.need("person"));
            case "supervise" -> new Command.Supervise(in.moment("until"), in.need("text"));
            default -> ends(act, in);
        };
    }

    private @Nullable Command ends(String act, Filled in) {
        return switch (act) {
            case "answer" -> new Command.Answer(in.need("source"), in.need("text"));
            case "refuse" -> new Command.ProposeRefusal(in.need("code"), in.need("basis"), in.need("door"), in.need("text"));
            case "refuse-by-law" -> new Command.RefuseByLaw(in.need("code"), in.need("basis"), in.need("door"), in.need("text"));
            case "invalid" -> new Command.ProposeInvalid(in.need("code"), in.need("text"));
            case "merge" -> new Command.Merge(in.head());
            case "unmerge" -> new Command.Unmerge(in.need("reason"));
            case "appeal" -> new Command.Appeal(in.need("reason"));
            case "reopen" -> new Command.Reopen(in.need("reason"));
            case "arbitration" -> new Command.SendToArbitration("no-duty");
            case "emergency" -> new Command.FlagEmergency(in.need("code"));
            case "hold-records" -> new Command.HoldRecords(in.need("reason"));
            case "release-records" -> new Command.ReleaseRecords(in.need("reason"));
            case "summarise" -> new Command.Summarise(in.need("text"));
            default -> null;
        };
    }

    /** The fields of one form. */
    private final class Filled {
        private final Function<String, @Nullable String> fields;

        private Filled(Function<String, @Nullable String> fields) {
            this.fields = fields;
        }

        String need(String name) {
            var value = maybe(name);
            if (value.isEmpty()) {
                throw new Missing(name);
            }
            return value;
        }

        String maybe(String name) {
            var value = fields.apply(name);
            return value == null ? "" : value.strip();
        }

        /** As a form or as JSON says it. */
        boolean yes(String name) {
            var value = need(name);
            return value.equals("yes") || value.equals("true");
        }

        List<String> list(String name) {
            return Arrays.stream(maybe(name).replace('，', ',').replace('\n', ',').split(",", -1)).map(String::strip).filter(one -> !one.isEmpty()).toList();
        }

        /** A moment with an offset, or as the city's clocks show it. */
        Instant moment(String name) {
            var value = need(name);
            try {
                return value.length() > 16 ? OffsetDateTime.parse(value).toInstant() : LocalDateTime.parse(value).atZone(zone).toInstant();
            } catch (DateTimeException unreadable) {
                throw new Missing(name);
            }
        }

        java.util.UUID head() {
            return CaseNumber.parse(need("head")).flatMap(cases::find).map(Case::id).orElseThrow(() -> new Missing("head"));
        }
    }
}
