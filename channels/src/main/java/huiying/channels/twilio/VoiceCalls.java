package huiying.channels.twilio;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

import com.twilio.exception.ApiConnectionException;
import com.twilio.exception.ApiException;
import com.twilio.http.HttpMethod;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Call;
import com.twilio.type.PhoneNumber;

import huiying.channels.CallEvent.Role;
import huiying.channels.Delivery;
import huiying.channels.OutgoingCall;
import huiying.channels.twilio.CallStep.Kind;
import huiying.channels.wire.Wire;

/** Places, leads and ends calls through the REST interface, each with one request. */
final class VoiceCalls {

    /** Seconds a phone rings: an old person needs time to get to it, an agent does not. */
    private static final int RINGS = 40;
    private static final int AGENT_RINGS = 20;

    private final TwilioAccount account;
    private final TwilioRestClient client;

    VoiceCalls(TwilioAccount account, Wire wire) {
        this.account = account;
        this.client = new TwilioRestClient.Builder(account.accountSid(), account.tokens().current()).httpClient(new TwilioHttp(wire, account.apiBaseUrl()))
                .build();
    }

    Delivery place(OutgoingCall call) {
        var creator = Call.creator(new PhoneNumber(call.to()), new PhoneNumber(account.from()), java.net.URI.create(account.publicDoor(document(call))))
                .setMethod(HttpMethod.POST).setTimeout(call.why() == OutgoingCall.Why.SURVEY ? RINGS : AGENT_RINGS)
                .setStatusCallback(account.publicDoor(reports(call))).setStatusCallbackMethod(HttpMethod.POST)
                .setStatusCallbackEvent(List.of("answered", "completed"));
        if (call.machines()) {
            creator.setMachineDetection("Enable").setAsyncAmd("true")
                    .setAsyncAmdStatusCallback(account.publicDoor("voice" + Kind.MACHINE.path() + "?c=" + call.call()))
                    .setAsyncAmdStatusCallbackMethod(HttpMethod.POST);
        }
        return outcome(() -> creator.create(client).getSid());
    }

    private static String document(OutgoingCall call) {
        return switch (call.why()) {
            case SURVEY -> "voice?c=" + call.call() + "&about=survey&lang=" + call.language();
            case CALL_BACK -> LineScript.about(Kind.AGENT, call.call(), Role.AGENT) + "&lang=" + call.language();
            case INVITATION -> LineScript.about(Kind.MEET, call.call(), Role.GUEST) + "&lang=" + call.language();
        };
    }

    private static String reports(OutgoingCall call) {
        return switch (call.why()) {
            case SURVEY -> "voice" + Kind.STATUS.path() + "?c=" + call.call();
            case CALL_BACK -> LineScript.about(Kind.LEG, call.call(), Role.AGENT);
            case INVITATION -> LineScript.about(Kind.LEG, call.call(), Role.GUEST);
        };
    }

    Delivery callIn(String leg, UUID call, Role role) {
        var door = account.publicDoor("voice" + Kind.MEET.path() + "?c=" + call + "&who=" + role.name().toLowerCase(Locale.ROOT) + "&in=1");
        return outcome(() -> Call.updater(leg).setUrl(java.net.URI.create(door)).setMethod(HttpMethod.POST).update(client).getSid());
    }

    Delivery end(String leg) {
        return outcome(() -> Call.updater(leg).setStatus(Call.UpdateStatus.COMPLETED).update(client).getSid());
    }

    private static Delivery outcome(Supplier<String> request) {
        try {
            return new Delivery.Delivered(Optional.ofNullable(request.get()).orElse(""));
        } catch (TwilioHttp.NoResponse e) {
            return e.delivery();
        } catch (ApiConnectionException unreadableAnswer) {
            return new Delivery.Unknown("unreadable-answer");
        } catch (ApiException answer) {
            return SmsSender.outcome(answer.getCode(), answer.getStatusCode());
        }
    }
}
