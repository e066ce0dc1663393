package huiying.app.months;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.UUID;
import java.util.function.IntConsumer;

import huiying.bot.cases.Case;
import huiying.bot.cases.CaseStatus;
import huiying.bot.desk.Command;
import huiying.bot.staff.Role;
import huiying.bot.staff.StaffMember;
import huiying.nlp.Language;

/** Plays the scripts: everything in the order of its time, through the doors that residents, staff and the clock have. */
final class Month {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("M月d日").withZone(ZoneId.of("Asia/Shanghai"));
    private static final List<String> REPORTS = List.of("已派员到现场，%s，处理完毕并拍照留存。", "经核实情况属实，%s，今日已处理到位，已向居民说明。", "当天联系居民约定时间，%s，现已恢复正常。", "已会同社区到场，%s，后续每周巡查一次。");
    private static final List<String> DEEDS = List.of("更换了损坏的部件并测试", "清理了现场并设置提示牌", "责令责任方限期整改并复查", "修补了破损处并加固", "疏通管道并清掏检查井", "劝导当事人并落实专人看管", "加装了设备并调试正常",
            "核对了资料并当面解释政策");
    private static final String FORM_LETTER = "您反映的问题已收悉，我单位高度重视，已按规定处理，感谢您的关注与支持。";

    private final Hands hands;
    private final StaffMember agent = staff(Role.AGENT, null);
    private final StaffMember supervisor = staff(Role.SUPERVISOR, null);
    private final PriorityQueue<Planned> planned = new PriorityQueue<>(Comparator.comparing(Planned::at).thenComparingLong(Planned::order));
    private Instant now = Instant.MIN;
    private Instant end = Instant.MAX;
    private long order;

    private record Planned(Instant at, long order, Runnable step) {
    }

    Month(Hands hands) {
        this.hands = hands;
    }

    StaffMember supervisor() {
        return supervisor;
    }

    /** Plays the month to its end and on until every clock has run out; tells how many cases were told so far. */
    void play(List<Script> scripts, Instant until, IntConsumer progress) {
        end = until;
        var told = new int[1];
        scripts.forEach(script -> at(script.told(), () -> {
            tell(script);
            progress.accept(++told[0]);
        }));
        for (var next = planned.poll(); next != null; next = planned.poll()) {
            now = next.at();
            hands.passUntil(now);
            next.step().run();
        }
        hands.passUntil(end);
    }

    /** Nobody of the month goes on after its end. */
    private void at(Instant when, Runnable step) {
        if (!when.isAfter(end)) {
            planned.add(new Planned(when, order++, step));
        }
    }

    private void in(Duration time, Runnable step) {
        at(now.plus(time), step);
    }

    // residents

    private void tell(Script script) {
        hands.say(script.door(), script.words());
        for (int n = 0; n < 2 && state(script) == CaseStatus.DRAFT; n++) {
            hands.say(script.door(), n == 0 ? "1" : "跳过");
        }
        if (script.door().channel().equals("voice") || state(script) == CaseStatus.DRAFT) {
            hands.leave(script.door());
        }
        in(script.work().triage(), () -> triage(script));
    }

    private CaseStatus state(Script script) {
        var told = hands.casesOf(script.door(), script.told());
        return told.isEmpty() ? CaseStatus.CANCELLED : told.getLast().state();
    }

    private void answer(Script script, Case about) {
        var reply = script.reply();
        for (int n = 0; n < 4; n++) {
            var asked = hands.asked(about);
            if (asked == null) {
                return;
            }
            hands.say(script.door(), words(reply, asked));
        }
        if (hands.now(about).state() == CaseStatus.IN_PROGRESS) {
            work(script, about, 0.4);
        }
        in(Duration.ofHours(2), () -> callBack(script));
        if (hands.openTasks(about).contains("visit")) {
            in(Duration.ofHours(20), () -> visit(script, about));
        }
        if (reply.grade().endsWith("DISSATISFIED")) {
            in(Duration.ofDays(6), () -> rectify(script, about));
        }
    }

    /** What somebody said besides the answers and was filed by the clock: an agent rings, hears that it is about the same matter, and says so. */
    private void callBack(Script script) {
        hands.casesOf(script.door(), script.told()).stream().filter(c -> c.state() == CaseStatus.TRIAGE && hands.openTasks(c).contains("call_back"))
                .forEach(c -> hands.act(agent, c, new Command.Cancel("居民说明是同一件事，并入原工单办理")));
    }

    private static String words(Script.Reply reply, String asked) {
        return switch (asked) {
            case "CONTACTED" -> reply.inWords() ? reply.contacted().equals("YES") ? "联系过了" : "没人联系我" : reply.contacted().equals("YES") ? "1" : "2";
            case "SOLVED" -> digit(reply.solved(), List.of("YES", "PARTLY", "NO"), List.of("解决了", "部分解决", "没解决"), reply.inWords());
            case "SATISFIED" -> digit(reply.grade(), List.of("VERY_SATISFIED", "SATISFIED", "FAIRLY_SATISFIED", "DISSATISFIED", "VERY_DISSATISFIED"), List.of(
                    "非常满意", "满意", "基本满意", "不满意", "非常不满意"), reply.inWords());
            case "REOPEN" -> reply.again() ? "1" : "2";
            default -> "等了太久，说好的没有做到";
        };
    }

    private static String digit(String answer, List<String> names, List<String> inWords, boolean words) {
        int at = names.indexOf(answer);
        return words ? inWords.get(at) : Integer.toString(at + 1);
    }

    // staff

    private void triage(Script script) {
        var told = hands.casesOf(script.door(), script.told());
        told.forEach(about -> triage(script, about, about == told.getFirst() || about.category() == null ? script.category() : about.category()));
    }

    /** What the resident did not finish is filed by the clock, and then somebody goes on with it. */
    private void triage(Script script, Case known, String category) {
        var about = hands.now(known);
        if (about.state() == CaseStatus.DRAFT) {
            in(Duration.ofMinutes(20), () -> triage(script, about, category));
            return;
        }
        if (about.confidential() && about.state() == CaseStatus.TRIAGE) {
            hands.act(agent, about, new Command.Summarise("有人反映" + category + "类问题，请依职责核实。"));
        }
        if (about.state() == CaseStatus.TRIAGE) {
            hands.act(agent, about, new Command.Confirm(category));
        }
        work(script, hands.now(about), script.work().pace());
    }

    /** The unit signs, perhaps asks to give it back, contacts the resident and reports. */
    private void work(Script script, Case about, double pace) {
        if (about.unit() == null || about.dueAt() == null) {
            return;
        }
        var sign = script.work().sign();
        if (about.state() == CaseStatus.DISPATCHED && sign != null) {
            in(sign, () -> signOrReturn(script, about));
        }
        var time = Duration.between(now, Objects.requireNonNull(about.dueAt()));
        var done = Duration.ofSeconds(Math.max(3_600, (long) (time.toSeconds() * pace)));
        if (script.work().manner().contacts()) {
            in(done.dividedBy(2), () -> hands.act(unit(hands.now(about)), about, new Command.Contact("phone", true, "已电话联系居民核实")));
        }
        in(done, () -> report(script, about, script.work().manner()));
    }

    private void signOrReturn(Script script, Case about) {
        var fresh = hands.now(about);
        if (fresh.state() != CaseStatus.DISPATCHED) {
            return;
        }
        if (script.work().manner().returned() && fresh.returns() == 0 && hands.act(unit(fresh), fresh, new Command.AskReturn("三定方案", null, "不属于本单位职责"))) {
            in(Duration.ofHours(3), () -> hands.act(agent, about, new Command.RejectReturn("按权责清单由你单位办理")));
        } else {
            hands.act(unit(fresh), fresh, new Command.Sign());
        }
    }

    /** A form letter that is not accepted is followed, a day later, by what was done; what was sent back once is not sent back again. */
    private void report(Script script, Case about, Script.Manner manner) {
        var fresh = hands.now(about);
        if (fresh.state() == CaseStatus.DISPATCHED || fresh.state() == CaseStatus.RETURN_ASKED) {
            in(Duration.ofHours(8), () -> report(script, about, manner));
        } else if (fresh.state() == CaseStatus.IN_PROGRESS) {
            var text = manner.formLetter() && fresh.reopenings() == 0 ? FORM_LETTER : report(script, fresh);
            if (hands.act(unit(fresh), fresh, new Command.Report(text, "职责清单", List.of()))) {
                in(script.work().review(), () -> review(script, about, manner.sentBack()));
            } else {
                in(Duration.ofDays(1), () -> report(script, about, manner.better()));
            }
        }
    }

    private String report(Script script, Case about) {
        int pick = Math.floorMod(script.words().hashCode(), REPORTS.size() * DEEDS.size());
        return DAY.format(now) + REPORTS.get(pick % REPORTS.size()).formatted((about.place() == null ? "" : about.place()) + DEEDS.get(pick / REPORTS.size()));
    }

    private void review(Script script, Case about, boolean sendBack) {
        var fresh = hands.now(about);
        if (fresh.state() == CaseStatus.REPORTED && sendBack) {
            hands.act(supervisor, fresh, new Command.SendBack("请写明做了什么、什么时候、谁做的"));
            in(Duration.ofHours(10), () -> report(script, about, script.work().manner().better()));
            return;
        }
        if (fresh.state() == CaseStatus.REPORTED) {
            hands.act(supervisor, fresh, new Command.Approve());
        }
        var after = script.reply().after();
        if (hands.now(about).state() == CaseStatus.RESOLVED && after != null && fresh.reopenings() == 0) {
            in(after, () -> answer(script, about));
        } else if (hands.now(about).state() == CaseStatus.RESOLVED && fresh.reopenings() > 0) {
            in(Duration.ofHours(9), () -> content(script, about));
        }
    }

    /** Done again, it is good. */
    private void content(Script script, Case about) {
        for (int n = 0; n < 3 && hands.asked(about) != null; n++) {
            hands.say(script.door(), "1");
        }
    }

    private void visit(Script script, Case about) {
        var fresh = hands.now(about);
        if (fresh.state() == CaseStatus.RESOLVED || fresh.state() == CaseStatus.CLOSED_OK || fresh.state() == CaseStatus.CLOSED_SILENT) {
            hands.act(agent, fresh, new Command.Visited(script.reply().contacted(), script.reply().solved(), null, "已电话回访，居民希望继续跟进"));
        }
    }

    private void rectify(Script script, Case about) {
        var fresh = hands.now(about);
        if (script.work().manner().rectifies() && fresh.unit() != null && hands.act(unit(fresh), fresh, new Command.Rectify("负责人上门道歉并当场补做，居民签字确认"))) {
            in(Duration.ofHours(30), () -> {
                if ("SATISFIED".equals(hands.asked(about))) {
                    hands.say(script.door(), "3");
                }
            });
        }
    }

    private static StaffMember unit(Case about) {
        return staff(Role.DEPARTMENT, about.unit());
    }

    private static StaffMember staff(Role role, @org.jspecify.annotations.Nullable String unit) {
        var id = UUID.nameUUIDFromBytes(("month " + role + " " + unit).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return new StaffMember(id, "month", "样例" + role, role, unit, Language.ZH);
    }
}
