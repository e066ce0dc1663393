package huiying.bot.hotspots;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import huiying.nlp.hotspots.Surge;

/** Cases that were found to have one cause, and the one they are dealt with under. It is named after its patch and its kind, never after somebody's words. */
public record Hotspot(UUID id, Status status, UUID head, @Nullable String category, @Nullable String grid, Course course, List<Member> members) {
    public Hotspot {
        members = List.copyOf(members);
    }

    /** What people have made of it. */
    public enum Status {
        PROPOSED, ACCEPTED, REJECTED, OVER;

        public boolean isAlive() {
            return this == PROPOSED || this == ACCEPTED;
        }
    }

    /** When it began and last grew, and whether it grew out of the ordinary. */
    public record Course(Instant begun, Instant grown, @Nullable Surge surge) {
    }

    /** Those that belong or are thought to; not those who were turned away or left. */
    public List<Member> present() {
        return members.stream().filter(member -> member.state().isPresent()).toList();
    }

    public boolean holds(UUID caseId) {
        return present().stream().anyMatch(member -> member.caseId().equals(caseId));
    }

    /** The state of a case that is, or was, a member. */
    public Member.@Nullable State stateOf(UUID caseId) {
        return members.stream().filter(member -> member.caseId().equals(caseId)).map(Member::state).findFirst().orElse(null);
    }
}
