package huiying.channels.wechat;

import static huiying.channels.ScriptedProvider.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import huiying.channels.ScriptedProvider;
import huiying.channels.wechat.Menu.Button;
import huiying.channels.wire.Wire;
import me.chanjar.weixin.common.bean.menu.WxMenu;
import tools.jackson.databind.json.JsonMapper;

class MenuAndCodesTest {
    private static final Menu WANTED = new Menu(List.of(
            new Button("我要诉求", "", "",
                    List.of(new Button("投诉", "click", "NEW_COMPLAINT", List.of()), new Button("网上登记", "view", "https://h.example/w", List.of()),
                            new Button("发送位置", "location_select", "LOC", List.of()))),
            new Button("查进度", "click", "MY_CASES", List.of())));
    private static final String THERE = """
                                        {"menu":{"button":[{"name":"我要诉求","sub_button":[{"type":"click","name":"投诉","key":"NEW_COMPLAINT","sub_button":[]},
                                        {"type":"view","name":"网上登记","url":"https://h.example/w","sub_button":[]},{"type":"location_select","name":"发送位置","key":"LOC","sub_button":[]}]},
                                        {"type":"click","name":"查进度","key":"MY_CASES","sub_button":[]}],"menuid":208396938}}""";
    private static final String OK = "{\"errcode\":0,\"errmsg\":\"ok\"}";

    private final ScriptedProvider provider = new ScriptedProvider();
    private final Api api = api();

    @AfterEach
    void close() {
        provider.close();
    }

    @Test
    void aMenuThatIsThereAlreadyIsNotPublishedAgain() {
        provider.then(json(200, THERE));
        assertThat(new MenuDesk(api).publish(WANTED)).isEqualTo(new MenuDesk.Published.Same());
        assertThat(provider.sends()).singleElement().satisfies(asked -> assertThat(asked.path()).isEqualTo("/cgi-bin/menu/get"));
    }

    @Test
    void aMenuThatDiffersIsPublishedAsAnotherLibraryReadsIt() {
        provider.then(json(200, THERE.replace("MY_CASES", "OLD"))).then(json(200, OK));
        assertThat(new MenuDesk(api).publish(WANTED)).isEqualTo(new MenuDesk.Published.Changed());
        var written = provider.sends().getLast();
        assertThat(written.path()).isEqualTo("/cgi-bin/menu/create");
        var theirs = WxMenu.fromJson("{\"menu\":" + written.body() + "}");
        assertThat(theirs.getButtons()).extracting("name").containsExactly("我要诉求", "查进度");
        assertThat(theirs.getButtons().getFirst().getSubButtons()).extracting("type").containsExactly("click", "view", "location_select");
        assertThat(theirs.getButtons().getFirst().getSubButtons().get(1).getUrl()).isEqualTo("https://h.example/w");
    }

    @Test
    void whereThereIsNoMenuItIsPublishedAndAnEmptyOneTakesItAway() {
        provider.then(json(200, "{\"errcode\":46003,\"errmsg\":\"menu no exist\"}")).then(json(200, OK));
        assertThat(new MenuDesk(api).publish(WANTED)).isEqualTo(new MenuDesk.Published.Changed());
        provider.then(json(200, THERE)).then(json(200, OK));
        assertThat(new MenuDesk(api).publish(new Menu(List.of()))).isEqualTo(new MenuDesk.Published.Changed());
        assertThat(provider.sends().getLast().path()).isEqualTo("/cgi-bin/menu/delete");
    }

    @Test
    void aRefusedMenuSaysWhy() {
        provider.then(json(200, "{\"errcode\":48001,\"errmsg\":\"api unauthorized\"}"));
        assertThat(new MenuDesk(api).publish(WANTED)).isEqualTo(new MenuDesk.Published.Refused("48001"));
        provider.then(json(200, THERE.replace("LOC", "X"))).then(json(200, "{\"errcode\":40018,\"errmsg\":\"invalid button name size\"}"));
        assertThat(new MenuDesk(api).publish(WANTED)).isEqualTo(new MenuDesk.Published.Refused("40018"));
    }

    @Test
    void aMenuThePlatformWouldRefuseIsRefusedHereWithASentence() {
        var leaf = new Button("查进度", "click", "K", List.of());
        assertThatThrownBy(() -> new Menu(Collections.nCopies(4, leaf))).hasMessageContaining("three");
        assertThatThrownBy(() -> new Button("多", "", "", Collections.nCopies(6, leaf))).hasMessageContaining("five");
        assertThatThrownBy(() -> new Button("无", "", "", List.of())).hasMessageContaining("either");
        assertThatThrownBy(() -> new Button("长", "click", "k".repeat(129), List.of())).hasMessageContaining("too long");
        assertThatThrownBy(() -> new Button("怪", "dance", "k", List.of())).hasMessageContaining("types");
        assertThatThrownBy(() -> new Button("深", "", "", List.of(new Button("二", "", "", List.of(leaf))))).hasMessageContaining("third");
    }

    @Test
    void aStickersCodeCarriesItsScene() {
        provider.then(json(200, "{\"ticket\":\"gQH 8\",\"url\":\"http://weixin.qq.com/q/02x\"}"));
        assertThat(new CodeDesk(api).forGood("lamp:LD-0231")).isInstanceOfSatisfying(CodeDesk.Made.Code.class, code -> {
            assertThat(code.url()).isEqualTo("http://weixin.qq.com/q/02x");
            assertThat(code.picture()).isEqualTo("https://mp.weixin.qq.com/cgi-bin/showqrcode?ticket=gQH+8");
        });
        var order = JsonMapper.shared().readTree(provider.sends().getLast().body());
        assertThat(order.path("action_name").asString()).isEqualTo("QR_LIMIT_STR_SCENE");
        assertThat(order.path("action_info").path("scene").path("scene_str").asString()).isEqualTo("lamp:LD-0231");
        assertThat(order.has("expire_seconds")).isFalse();
    }

    @Test
    void aCodeForAWhileLastsThirtyDaysAtMostAndASceneIsCheckedFirst() {
        provider.then(json(200, "{\"ticket\":\"t\",\"expire_seconds\":2592000,\"url\":\"u\"}"));
        new CodeDesk(api).forAWhile("fair", Duration.ofDays(90));
        assertThat(JsonMapper.shared().readTree(provider.sends().getLast().body()).path("expire_seconds").asInt()).isEqualTo(2_592_000);
        assertThat(new CodeDesk(api).forGood("路灯 1")).isEqualTo(new CodeDesk.Made.Refused("scene"));
        assertThat(provider.sends()).hasSize(1);
        provider.then(json(200, "{\"errcode\":45029,\"errmsg\":\"qrcode count out of limit\"}"));
        assertThat(new CodeDesk(api).forGood("x")).isEqualTo(new CodeDesk.Made.Refused("45029"));
    }

    private Api api() {
        var wire = new Wire();
        return new Api(provider.url(), "main", WeChatFixture.tokens(WeChatFixture.account(provider.url()), wire, Clock.systemUTC()), wire::send);
    }
}
