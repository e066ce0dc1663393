package huiying.app.web;

import java.util.List;
import java.util.Map;

import huiying.channels.WebhookRequest;
import tools.jackson.databind.json.JsonMapper;

/** Says something in the chat for a visitor whose page has no script: by the same door, kept before anybody is thanked. */
public final class ChatDoor {
    private final Reception reception;
    private final RingingChat chat;
    private final ChatGuests guests;
    private final JsonMapper json;

    ChatDoor(Reception reception, RingingChat chat, ChatGuests guests, JsonMapper json) {
        this.reception = reception;
        this.chat = chat;
        this.guests = guests;
        this.json = json;
    }

    /** A new visitor's token. */
    public String admit() {
        return guests.admit();
    }

    /** False when it could not be kept. */
    public boolean say(String token, Map<String, String> message) {
        var headers = Map.of("content-type", List.of("application/json"), "authorization", List.of("Bearer " + token));
        var response = reception.receive(chat, new WebhookRequest("POST", "/chat/messages", "", headers, json.writeValueAsBytes(message)));
        return response.reply().status() / 100 == 2;
    }
}
