package huiying.channels.wechat;

import java.util.ArrayList;
import java.util.List;

import huiying.channels.wechat.Api.Reply;
import huiying.channels.wire.Wire.Answer;
import tools.jackson.databind.JsonNode;

/** Publishes an account's menu when it differs from the one that is there: every publishing shows only after hours and is counted by the platform. */
public final class MenuDesk {

    private static final int NO_MENU = 46003;

    private final Api api;

    public MenuDesk(Api api) {
        this.api = api;
    }

    /** What came of it. */
    public sealed interface Published {

        /** The menu that is there is the one that was wanted. */
        record Same() implements Published {
        }

        /** It was another one, or none. */
        record Changed() implements Published {
        }

        /** It could not be asked for or published. */
        record Refused(String code) implements Published {
        }
    }

    public Published publish(Menu wanted) {
        return switch (api.get("/cgi-bin/menu/get", "")) {
            case Reply.NoToken(var code, var after) -> new Published.Refused(code);
            case Reply.Said said when said.code() == NO_MENU -> create(wanted);
            case Reply.Said said when failed(said) -> new Published.Refused(why(said));
            case Reply.Said said when there(said.body().path("menu").path("button")).equals(wanted.buttons()) -> new Published.Same();
            case Reply.Said said -> create(wanted);
        };
    }

    private Published create(Menu wanted) {
        return switch (wanted.buttons().isEmpty() ? api.get("/cgi-bin/menu/delete", "") : api.post("/cgi-bin/menu/create", wanted.written())) {
            case Reply.NoToken(var code, var after) -> new Published.Refused(code);
            case Reply.Said said -> failed(said) ? new Published.Refused(why(said)) : new Published.Changed();
        };
    }

    private static boolean failed(Reply.Said said) {
        return !said.body().isObject() || said.code() != 0;
    }

    private static String why(Reply.Said said) {
        return said.code() != 0 ? Integer.toString(said.code()) : said.answer() instanceof Answer.Received received ? "HTTP " + received.status() : "no-answer";
    }

    /** The platform adds empty lists and fields of its own: only what we would write is compared. A button we could not have written makes the menus differ. */
    private static List<Menu.Button> there(JsonNode buttons) {
        var list = new ArrayList<Menu.Button>();
        for (var button : buttons) {
            var type = button.path("type").asString("");
            try {
                list.add(new Menu.Button(button.path("name").asString(""), type, button.path(type.equals("view") ? "url" : "key").asString(""),
                        there(button.path("sub_button"))));
            } catch (IllegalArgumentException somebodyElses) {
                return List.of();
            }
        }
        return list;
    }
}
