package huiying.bot.assessment;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The other rates by which a unit's work is described, beside the three that residents decide.
 *
 * @param signed    signed in time, of what was given and signed
 * @param inTime    done in time, of what was done
 * @param overdue   late or open past its date, of what it was given
 * @param returned  asked to give back, of what it was given
 * @param again     done again, of what was done
 * @param badGrades the two lowest grades, of all grades
 */
public record WorkRates(Share signed, Share inTime, Share overdue, Share returned, Share again, Share badGrades) {

    static WorkRates of(List<Mark> marks, List<Cycle> cycles) {
        var late = cases(marks, mark -> mark.isLate());
        var got = cases(marks, mark -> mark.kind() == Mark.Kind.GOT);
        got.addAll(late);
        return new WorkRates(share(marks, Mark.Kind.SIGNED, Mark.Kind.NOT_SIGNED), done(marks), of(late, got), of(cases(marks,
                mark -> mark.kind() == Mark.Kind.RETURNED), got), again(marks), bad(cycles));
    }

    private static Share done(List<Mark> marks) {
        var done = marks.stream().filter(mark -> mark.kind() == Mark.Kind.DONE).toList();
        return new Share(done.stream().filter(mark -> !mark.isLate()).count(), done.size());
    }

    private static Share again(List<Mark> marks) {
        var done = cases(marks, mark -> mark.kind() == Mark.Kind.DONE || mark.kind() == Mark.Kind.REOPENED);
        return of(cases(marks, mark -> mark.kind() == Mark.Kind.REOPENED), done);
    }

    private static Share bad(List<Cycle> cycles) {
        var graded = cycles.stream().map(cycle -> cycle.said().satisfied()).filter(java.util.Objects::nonNull).toList();
        return new Share(graded.stream().filter(grade -> grade.endsWith("DISSATISFIED")).count(), graded.size());
    }

    private static Share share(List<Mark> marks, Mark.Kind good, Mark.Kind bad) {
        long well = marks.stream().filter(mark -> mark.kind() == good).count();
        return new Share(well, well + marks.stream().filter(mark -> mark.kind() == bad).count());
    }

    private static Share of(Set<UUID> some, Set<UUID> all) {
        some.retainAll(all);
        return new Share(some.size(), all.size());
    }

    private static Set<UUID> cases(List<Mark> marks, java.util.function.Predicate<Mark> wanted) {
        return marks.stream().filter(wanted).map(Mark::caseId).collect(Collectors.toSet());
    }
}
