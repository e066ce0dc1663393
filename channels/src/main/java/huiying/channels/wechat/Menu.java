package huiying.channels.wechat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The menu below an account's chat: at most three buttons, each with at most five below it. */
public record Menu(List<Button> buttons) {

    private static final Set<String> WITH_KEY = Set.of("click", "scancode_push", "scancode_waitmsg", "pic_sysphoto", "pic_photo_or_album", "pic_weixin",
            "location_select");

    /**
     * One button.
     *
     * @param type  {@code click}, {@code view}, {@code scancode_waitmsg} and so on; empty when it only opens those below it
     * @param value the key, for {@code view} the address
     */
    public record Button(String name, String type, String value, List<Button> below) {
        private static final int LONGEST_KEY = 128;
        private static final int LONGEST_ADDRESS = 1_024;

        public Button {
            require(!name.isBlank() && name.codePointCount(0, name.length()) <= 16, name, "a name of at most 16 characters");
            require(below.size() <= 5, name, "at most five buttons below it");
            require(below.isEmpty() != type.isEmpty(), name, "either a type or buttons below it");
            require(below.stream().allMatch(button -> button.below().isEmpty()), name, "no third level");
            require(type.isEmpty() || type.equals("view") || WITH_KEY.contains(type), name, "one of the types view, " + String.join(", ", WITH_KEY));
            require(type.isEmpty() || bytes(value) > 0 && bytes(value) <= (type.equals("view") ? LONGEST_ADDRESS : LONGEST_KEY), name,
                    "a value that is not too long");
        }

        Map<String, Object> written() {
            var button = new LinkedHashMap<String, Object>();
            button.put("name", name);
            if (below.isEmpty()) {
                button.put("type", type);
                button.put(type.equals("view") ? "url" : "key", value);
            } else {
                button.put("sub_button", below.stream().map(Button::written).toList());
            }
            return button;
        }

        private static int bytes(String text) {
            return text.getBytes(StandardCharsets.UTF_8).length;
        }

        private static void require(boolean right, String name, String sentence) {
            if (!right) {
                throw new IllegalArgumentException("the menu button " + name + " needs " + sentence);
            }
        }
    }

    public Menu {
        if (buttons.size() > 3) {
            throw new IllegalArgumentException("a menu has at most three buttons");
        }
    }

    Map<String, Object> written() {
        return Map.of("button", buttons.stream().map(Button::written).toList());
    }
}
