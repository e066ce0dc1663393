package huiying.bot.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import huiying.bot.Cast;

class TasksTest {
    private final Cast cast = new Cast();
    private final Tasks tasks = new Tasks(cast.database.jdbc(), cast.feed, cast.clock);

    @Test
    void eachTaskIsClaimedByOnePersonHoweverManyAskAtOnce() throws Exception {
        IntStream.range(0, 20).forEach(n -> open(cast.draft().id(), false));
        var claimed = ConcurrentHashMap.newKeySet();
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Boolean> claim = () -> claimed.add(cast.inTransaction(() -> tasks.claimNext(person(), "agents").orElseThrow().id()));
            for (var one : people.invokeAll(java.util.Collections.nCopies(20, claim))) {
                assertThat(one.get()).isTrue();
            }
        }
        assertThat(claimed).hasSize(20);
    }

    @Test
    void theUrgentComesFirstAndTheSameTaskIsOpenedOnce() {
        var first = cast.draft().id();
        var urgent = cast.draft().id();
        open(first, false);
        open(first, false);
        open(urgent, true);
        assertThat(tasks.waiting("agents", 10)).extracting(task -> task.subject().caseId()).containsExactly(urgent, first);
    }

    @Test
    void aClaimLapsesByItself() {
        open(cast.draft().id(), false);
        var anna = person();
        var bo = person();
        var task = cast.inTransaction(() -> tasks.claimNext(anna, "agents")).orElseThrow();
        assertThat(cast.inTransaction(() -> tasks.claimNext(bo, "agents"))).isEmpty();
        assertThat(tasks.claim(task.id(), bo)).isFalse();
        cast.clock.forward(Duration.ofMinutes(11));
        assertThat(cast.inTransaction(() -> tasks.claimNext(bo, "agents")).orElseThrow().id()).isEqualTo(task.id());
        assertThat(tasks.finish(task.id(), "done")).isTrue();
        assertThat(tasks.finish(task.id(), "done")).isFalse();
    }

    private void open(UUID about, boolean urgent) {
        tasks.open(TaskKind.CONFIRM, Subject.ofCase(about, null), "unclear", urgent);
    }

    private UUID person() {
        var id = UUID.randomUUID();
        cast.database.jdbc().sql("insert into person (id, login, name, password_hash, role, created_at) values (?, ?, 'x', '', 'AGENT', now())")
                .params(id, Objects
                        .toString(id))
                .update();
        return id;
    }
}
