package huiying.channels.twilio;

import java.time.Duration;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import com.twilio.exception.ApiConnectionException;
import com.twilio.exception.ApiException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.type.PhoneNumber;

import huiying.channels.CleanText;
import huiying.channels.Delivery;
import huiying.channels.OutboundMessage;
import huiying.channels.wire.Wire;

/** Sends one text message through the REST interface. */
final class SmsSender {

    /** Longer ones are refused by the provider. */
    static final int LONGEST = 1_600;

    private final TwilioAccount account;
    private final TwilioRestClient client;

    SmsSender(TwilioAccount account, Wire wire) {
        this.account = account;
        this.client = new TwilioRestClient.Builder(account.accountSid(), account.tokens().current()).httpClient(new TwilioHttp(wire, account.apiBaseUrl()))
                .build();
    }

    Delivery send(OutboundMessage message) {
        try {
            var sent = Message.creator(new PhoneNumber(message.to().value()), new PhoneNumber(account.from()), words(message.text()))
                    .setStatusCallback(statusCallback(account, message)).create(client);
            return new Delivery.Delivered(Optional.ofNullable(sent.getSid()).orElse(""));
        } catch (TwilioHttp.NoResponse e) {
            return e.delivery();
        } catch (ApiConnectionException unreadableAnswer) {
            return new Delivery.Unknown("unreadable-answer");
        } catch (ApiException answer) {
            return outcome(answer.getCode(), answer.getStatusCode());
        }
    }

    /** An exception that names neither code nor status is the SDK failing to read a success. */
    private static Delivery outcome(@Nullable Integer code, @Nullable Integer status) {
        if (code != null) {
            return classify(code);
        }
        return status == null ? new Delivery.Unknown("unreadable-answer") : classify(status);
    }

    static String words(String text) {
        return CleanText.cut(CleanText.of(text), LONGEST);
    }

    /** Carries our own key, so that a message whose fate is unknown can be settled when its report comes. */
    static String statusCallback(TwilioAccount account, OutboundMessage message) {
        return account.publicDoor("sms/status") + "?key=" + message.key();
    }

    /** Unknown codes are judged by their class, as the provider advises: 4xx are final. Wrong credentials or numbers of ours wait for an admin. */
    static Delivery classify(int code) {
        return switch (code) {
            case 20003, 20404, 401, 403, 404, 21212, 21606, 21659, 21660 -> new Delivery.Failed(Integer.toString(code), Duration.ofMinutes(10));
            case 20429, 21611 -> new Delivery.Failed(Integer.toString(code), Duration.ofMinutes(1));
            case 20500, 20503 -> new Delivery.Failed(Integer.toString(code), Duration.ofSeconds(5));
            default -> new Delivery.Refused(Integer.toString(code));
        };
    }
}
