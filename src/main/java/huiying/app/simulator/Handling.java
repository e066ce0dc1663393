package huiying.app.simulator;

import huiying.app.simulator.TryController.Said;

/** What a visitor does with the phones on the page. */
final class Handling {
    private static final double HEARD_WELL = 0.88;
    /** What a recogniser makes of a mumble. */
    private static final double MUMBLE = 0.21;
    private static final String MUMBLED = "嗯那个";
    private static final String PHOTO = "/img/photo.svg";

    private final Phones phones;
    private final Stage stage;

    Handling(Phones phones, Stage stage) {
        this.phones = phones;
        this.stage = stage;
    }

    void wechat(Visit visit, Said said) {
        switch (said.tapped()) {
            case "photo" -> phones.show(visit.openid(), PHOTO);
            case "place" -> phones.locate(visit.openid(), new WeChatMessage.Position(28.10938, 113.03113, "柳荫里小区"));
            default -> {
                if (!said.words().isEmpty()) {
                    phones.write(visit.openid(), said.words());
                }
            }
        }
    }

    void sms(Visit visit, Said said) {
        if (said.tapped().equals("photo")) {
            phones.photo(visit.number(), PHOTO);
        } else if (!said.words().isEmpty()) {
            phones.text(visit.number(), said.words());
        }
    }

    void voice(Visit visit, Said said) {
        switch (said.tapped()) {
            case "call" -> phones.call(visit.number());
            case "answer" -> phones.answer(visit.number());
            case "machine" -> phones.answerByMachine(visit.number());
            case "mumble" -> phones.speak(visit.number(), MUMBLED, MUMBLE);
            case "quiet" -> phones.stayQuiet(visit.number());
            case "hangup" -> phones.hangUp(visit.number());
            default -> {
                if (!said.pressed().isEmpty()) {
                    phones.press(visit.number(), said.pressed());
                } else if (!said.words().isEmpty()) {
                    phones.speak(visit.number(), said.words(), HEARD_WELL);
                }
            }
        }
    }

    /** A phone of staff or of a department, which is rung and never calls. */
    void desk(String number, Said said) {
        switch (said.tapped()) {
            case "answer" -> phones.answer(number);
            case "machine" -> phones.answerByMachine(number);
            case "hangup" -> phones.hangUp(number);
            default -> {
                if (!said.pressed().isEmpty()) {
                    phones.press(number, said.pressed());
                } else if (!said.words().isEmpty()) {
                    phones.speak(number, said.words(), HEARD_WELL);
                }
            }
        }
    }

    void scene(Visit visit, Said said) {
        Scene.named(said.tapped()).ifPresent(scene -> stage.play(scene, visit));
    }
}
