package huiying.bot.partners;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.UUID;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.junit.jupiter.api.Test;

import huiying.bot.Hall;
import huiying.bot.TestDatabase;
import huiying.bot.cases.Case;
import huiying.bot.cases.CaseEvent;
import huiying.nlp.Nature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PusherTest {
    private final Hall hall = new Hall();
    private final Subscriptions subscriptions = new Subscriptions(hall.database.jdbc(), TestDatabase.vault(), hall.cast.feed, hall.clock);
    private final Pushes pushes = new Pushes(hall.database.jdbc(), hall.clock);
    private final Receiver receiver = new Receiver();
    private final Pusher pusher = new Pusher(hall.database.transactions(), hall.cast.feed, subscriptions, pushes, receiver, hall.clock);

    /** Another system that notes what it hears and answers as it is told to. */
    private static final class Receiver implements Courier {
        private final List<Parcel> heard = new ArrayList<>();
        private final Deque<Answer> answers = new ArrayDeque<>();

        @Override
        public Answer carry(Parcel parcel) {
            heard.add(parcel);
            return answers.isEmpty() ? new Answer(200, "") : answers.pop();
        }

        List<String> events() {
            return heard.stream().map(parcel -> data(parcel).get("event").asString()).toList();
        }

        static JsonNode data(Parcel parcel) {
            return JsonMapper.shared().readTree(parcel.body()).get("data");
        }
    }

    private UUID subscribed(String unit, String... kinds) {
        subscriptions.add(new Subscriptions.Wish("s-" + unit, "https://receiver.example/hook", unit, List.of(kinds)), "test").orElseThrow();
        return subscriptions.all().getFirst().id();
    }

    private void sweep() {
        pusher.sweep(Runnable::run);
    }

    private Case signed() {
        return hall.make(hall.dispatched(), new CaseEvent.Signed(false));
    }

    @Test
    void whatHappensIsToldInTheOrderOfTheFeed() {
        subscribed(null);
        signed();
        sweep();
        assertThat(receiver.events()).containsSubsequence("SUBMITTED", "DISPATCHED", "SIGNED").doesNotContain("OPENED");
        assertThat(receiver.heard.stream().map(parcel -> Receiver.data(parcel).get("feed").asLong()).toList()).isSorted().doesNotHaveDuplicates();
        sweep();
        assertThat(receiver.events()).doesNotHaveDuplicates();
    }

    @Test
    void whatHappenedBeforeSomebodySubscribedIsNotTold() {
        signed();
        subscribed(null);
        sweep();
        assertThat(receiver.heard).isEmpty();
    }

    @Test
    void aUnitHearsOfItsOwnCasesAndOfTheirLeaving() {
        subscribed("CGJ");
        var mine = hall.dispatched();
        assertThat(mine.unit()).isEqualTo("CGJ");
        var asked = hall.make(mine, new CaseEvent.ReturnAsked("清单", "GAJ", "不是我们的"));
        hall.make(asked, new CaseEvent.ReturnAccepted("GAJ", "清单", hall.cast.in(24)));
        sweep();
        assertThat(receiver.events()).containsSubsequence("DISPATCHED", "RETURN_ASKED", "LEFT_UNIT").doesNotContain("RETURN_ACCEPTED");
    }

    @Test
    void onlyTheKindsAskedForAreTold() {
        subscribed(null, "SIGNED");
        signed();
        sweep();
        assertThat(receiver.events()).containsExactly("SIGNED");
    }

    @Test
    void ofAConfidentialCaseThereIsNoContent() {
        subscribed(null);
        var told = huiying.bot.Cast.brokenLamp();
        hall.filed(told.about(told.matter().of(Nature.WHISTLEBLOWING).kept(true)), Hall.sure("0206"));
        sweep();
        assertThat(receiver.heard).isNotEmpty().allSatisfy(parcel -> {
            assertThat(Receiver.data(parcel).get("category").isNull()).isTrue();
            assertThat(parcel.body()).contains("\"confidential\":true").doesNotContain("路灯", "0206");
        });
    }

    @Test
    void noBodyHoldsAResidentsWords() {
        subscribed(null);
        hall.resolved();
        sweep();
        assertThat(receiver.heard).isNotEmpty().allSatisfy(parcel -> assertThat(parcel.body()).doesNotContain("路灯", "柳荫里", "老人", "灯杆"));
    }

    @Test
    void aFailureIsTriedAgainUnderTheSameIdAndHoldsUpOnlyItsOwnCase() {
        var id = subscribed(null, "SIGNED", "REPORTED");
        var first = signed();
        hall.make(first, new CaseEvent.Reported("", "已更换灯杆和灯头，11月23日晚已亮灯"));
        var second = signed();
        receiver.answers.add(new Courier.Answer(400, ""));
        sweep();
        assertThat(receiver.heard).as("the report of the first case waits for its signing").hasSize(2);
        assertThat(Receiver.data(receiver.heard.get(1)).get("number").asString()).isEqualTo(second.number().digits());
        hall.clock.forward(Duration.ofSeconds(6));
        sweep();
        assertThat(receiver.events()).containsExactly("SIGNED", "SIGNED", "SIGNED", "REPORTED");
        assertThat(receiver.heard.get(2).headers().get("webhook-id")).isEqualTo(receiver.heard.get(0).headers().get("webhook-id"));
        assertThat(subscriptions.find(id).orElseThrow().backlog().waiting()).isZero();
    }

    @Test
    void aReceiverThatIsUnwellIsLeftInPeaceForAWhile() {
        subscribed(null, "SIGNED");
        signed();
        signed();
        receiver.answers.add(new Courier.Answer(0, "ConnectException"));
        sweep();
        sweep();
        assertThat(receiver.heard).hasSize(1);
        hall.clock.forward(Duration.ofSeconds(6));
        sweep();
        assertThat(receiver.heard).hasSize(3);
    }

    @Test
    void whatIsGivenUpCanBeSentAgainUnderTheSameId() {
        var id = subscribed(null, "SIGNED");
        signed();
        for (int i = 0; i < 20; i++) {
            receiver.answers.add(new Courier.Answer(500, ""));
        }
        for (int i = 0; i < 20; i++) {
            sweep();
            hall.clock.forward(Duration.ofHours(14));
        }
        assertThat(receiver.heard).hasSize(11);
        assertThat(subscriptions.find(id).orElseThrow().backlog().dead()).isEqualTo(1);
        receiver.answers.clear();
        assertThat(pushes.replayDead(id)).isEqualTo(1);
        sweep();
        assertThat(pushes.latest(id, 5).getFirst().fate().state()).isEqualTo("sent");
        assertThat(receiver.heard.stream().map(parcel -> parcel.headers().get("webhook-id")).distinct()).hasSize(1);
        assertThat(pushes.replay(id, pushes.latest(id, 1).getFirst().id())).isTrue();
    }

    @Test
    void aReceiverThatIsGoneIsNotKnockedAtAgain() {
        var id = subscribed(null, "SIGNED");
        signed();
        receiver.answers.add(new Courier.Answer(410, ""));
        sweep();
        hall.clock.forward(Duration.ofDays(1));
        sweep();
        assertThat(receiver.heard).hasSize(1);
        assertThat(subscriptions.find(id).orElseThrow().state()).isEqualTo("gone");
        subscriptions.state(id, true);
        sweep();
        assertThat(receiver.heard).hasSize(2);
    }

    @Test
    void twoNodesTellEverythingOnce() throws Exception {
        subscribed(null);
        for (int i = 0; i < 5; i++) {
            signed();
        }
        var other = new Pusher(hall.database.transactions(), hall.cast.feed, subscriptions, pushes, receiver, hall.clock);
        var nodes = List.of(Thread.startVirtualThread(this::sweep), Thread.startVirtualThread(() -> other.sweep(Runnable::run)));
        for (var node : nodes) {
            node.join();
        }
        sweep();
        assertThat(receiver.heard.stream().map(parcel -> parcel.headers().get("webhook-id")).toList()).doesNotHaveDuplicates().hasSizeGreaterThan(10);
    }

    @Test
    void bothSecretsSignWhileOneIsBeingChanged() throws Exception {
        var first = subscriptions.add(new Subscriptions.Wish("s", "https://receiver.example/hook", null, List.of("SIGNED")), "test").orElseThrow();
        var id = subscriptions.all().getFirst().id();
        var second = subscriptions.renew(id).orElseThrow();
        signed();
        sweep();
        assertThat(verified(receiver.heard.getFirst(), first)).isTrue();
        assertThat(verified(receiver.heard.getFirst(), second)).isTrue();
        hall.clock.forward(Subscriptions.OVERLAP);
        signed();
        sweep();
        assertThat(verified(receiver.heard.getLast(), first)).isFalse();
        assertThat(verified(receiver.heard.getLast(), second)).isTrue();
    }

    /** As the specification tells receivers to. */
    private static boolean verified(Courier.Parcel parcel, String secret) throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
        var signed = parcel.headers().get("webhook-id") + "." + parcel.headers().get("webhook-timestamp") + "." + parcel.body();
        var expected = "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        return List.of(parcel.headers().get("webhook-signature").split(" ")).contains(expected);
    }

    @Test
    void aTrialIsSentAtOnceAndOldNewsAreForgotten() {
        var id = subscribed(null);
        pushes.addTrial(id);
        sweep();
        assertThat(receiver.heard.getFirst().body()).contains("\"type\":\"test\"");
        hall.clock.forward(Duration.ofDays(31));
        sweep();
        assertThat(pushes.latest(id, 5)).isEmpty();
    }

    @Test
    void secretsAreSealed() {
        var secret = subscriptions.add(new Subscriptions.Wish("s", "https://receiver.example/hook", null, List.of()), "test").orElseThrow();
        assertThat(hall.database.jdbc().sql("select encode(secret, 'escape') from subscription").query(String.class).single()).doesNotContain(secret);
        assertThat(subscriptions.add(new Subscriptions.Wish("s", "https://receiver.example/hook", null, List.of()), "test")).isEmpty();
    }
}
