package huiying.app.simulator;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Things residents say, to begin with: what they say does not depend on the language of the page. */
enum Scene {
    LAMP("门口那个路灯不亮了", "都一个礼拜了 天天摸黑", "柳荫里小区3号楼 快点吧"), // one thing in three messages
    NIGHT("楼上凌晨一点还在装修，电钻响个不停，孩子没法睡", "柳荫里小区"), //
    TWO("柳荫公园门口垃圾三天没人清，臭得很，旁边的健身器材也坏了没人修"), //
    SECRET("我要举报柳荫市场有摊位卖过期食品，请一定给我保密"), //
    UNHEARD("喂喂喂，听得到吗", "喂……那个……"), // on the telephone, on a bad line
    ENGLISH("The street lamp outside Liuyin Primary School has been out for a week, it is really dark");

    private final List<String> words;

    Scene(String... words) {
        this.words = List.of(words);
    }

    static Optional<Scene> named(String name) {
        return Arrays.stream(values()).filter(scene -> scene.key().equals(name)).findFirst();
    }

    static List<String> keys() {
        return Arrays.stream(values()).map(Scene::key).toList();
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    List<String> words() {
        return words;
    }

    boolean spoken() {
        return this == UNHEARD;
    }
}
