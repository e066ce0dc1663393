package huiying.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.MediaType;
import org.springframework.http.server.PathContainer;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;

import huiying.app.Chromium;
import huiying.app.Chromium.Eyes;
import huiying.app.console.Stage.Told;
import huiying.app.security.DemoLogins;
import huiying.bot.HotspotWatch;
import huiying.bot.cases.Case;
import huiying.bot.cases.Cases;

/** Every page of the house under axe-core: in Chinese on a wide screen by day, in English on a telephone by night. A page nobody thought of fails too. */
class AccessibleTest {
    /** Pieces that stand inside pages which are looked at, and files. */
    private static final Set<String> PIECES = Set.of("/console/desk/queue", "/console/desk/tally", "/console/desk/categories", "/console/desk/{task}/ask",
            "/console/desk/{task}/split", "/console/desk/call/now", "/console/desk/call/talk", "/console/desk/call/corner", "/console/cases/{number}/body",
            "/console/cases/{number}/near", "/console/talks/{address}/body", "/console/work/list", "/console/watch/figures", "/console/wall/figures",
            "/console/broadcasts", "/console/watch/broadcasts/list", "/console/admin/channels/list", "/console/studio/train/lines",
            "/console/studio/import/{id}/bar", "/console/admin/duties/export", "/console/studio/judge/{id}/curves.json",
            "/console/studio/judge/{id}/figures.json", "/console/attachments/{id}", "/console/attachments/{id}/small", "/case/photo/{link}",
            "/case/photo/{link}/small", "/chat/attachments/{id}", "/chat/attachments/{id}/small", "/chat/history", "/try/part/{name}", "/try/phones/now",
            "/try/week", "/console/studio/talks/export", "/console/studio/talks/{id}", "/console/studio/taxonomy/look",
            "/console/studio/lists", "/console/studio/lists/{kind}/export", "/console", "/console/admin",
            "/login/code",
            // a model has to be trained before there are any: the studio's own play looks at them
            "/console/studio/judge", "/console/studio/judge/{id}", "/console/studio/judge/{id}/classes", "/console/studio/judge/{id}/cell",
            "/console/studio/judge/{id}/changed", "/console/studio/judge/{id}/odd");

    @TempDir
    static Path data;
    private static Stage stage;
    private static Chromium browser;
    private static Case waiting;
    private static Case working;
    private static UUID talk;

    /** A page: whose it is ("" for residents), where, and which of its links is followed from there. */
    private record Stop(String login, String path, String link) {
        static Stop at(String login, String path) {
            return new Stop(login, path, "");
        }
    }

    @BeforeAll
    static void start() {
        stage = new Stage(data, 0, "--huiying.dispatch.sample=0", "--huiying.learning.quarantine=0s", "--huiying.desk.undo=0s");
        browser = new Chromium();
        waiting = stage.told(Told.lamp("wechat"), false);
        working = stage.told(Told.lamp("sms"), true);
        for (var words : List.of("柳荫里楼下烧烤店油烟直排，熏得开不了窗", "柳荫里门口烧烤摊油烟扰民，熏得睡不着", "烧烤店油烟熏进柳荫里卧室，每天到半夜")) {
            stage.told(new Told("web", words, "油烟", "油烟扰民", "0501", huiying.nlp.Urgency.ORDINARY, "柳荫里"), true);
        }
        stage.bean(HotspotWatch.class).watch();
        talk = Objects.requireNonNull(stage.bean(Cases.class).byId(waiting.id()).orElseThrow().address());
        prepare();
    }

    /** What only comes into being by being made: a subscription, a proposal, an import, a trained model, a one-time link. */
    private static void prepare() {
        stage.jdbc().sql("insert into invitation (token_hash, role, created_at, expires_at) values (sha256('open'), 'AGENT', now(), now() + interval '1 hour')")
                .update();
        stage.jdbc().sql("""
                         insert into subscription (id, name, url, secret, place, state, created_by, created_at)
                         values (gen_random_uuid(), 'Town hall', 'https://example.org/hook', '', 0, 'paused', 'test', now())""").update();
        var admin = signedIn("admin", Eyes.of(1280, "en"));
        admin.navigate(stage.url + "/console/admin/duties/import");
        admin.setInputFiles("input[type=file]", file("list.csv", "code,name_zh,parent,category,lead,basis\n0205,排水积水,02,0205,SZC,《排水条例》第2条\n"));
        admin.fill("input[name=why], textarea[name=why]", "new list");
        admin.locator("form:has(input[type=file]) .btn.main").click();
        admin.navigate(stage.url + "/console/studio/import");
        admin.setInputFiles("#file", file("samples.csv", "text,label\n路灯坏了三天没人修,0206\n"));
        admin.locator("form:has(#file) .btn.main").click();
        admin.context().close();
    }

    private static FilePayload file(String name, String content) {
        return new FilePayload(name, "text/csv", content.getBytes(StandardCharsets.UTF_8));
    }

    @AfterAll
    static void stop() {
        browser.close();
        stage.close();
    }

    private static Page signedIn(String login, Eyes eyes) {
        return browser.signedIn(stage.url, login, stage.bean(DemoLogins.class).all().getFirst().password(), eyes);
    }

    static List<Eyes> eyes() {
        return List.of(Eyes.of(1280, "zh"), new Eyes(360, "en", true));
    }

    private static List<Stop> stops() {
        var stops = new ArrayList<Stop>();
        for (var path : List.of("/", "/report", "/case", "/chat", "/chat/frame", "/login", "/welcome?token=open", "/welcome?token=old", "/try", "/try/phones",
                "/case/r/unknown", "/nothing-here")) {
            stops.add(Stop.at("", path));
        }
        var number = Objects.requireNonNull(working.number()).digits();
        for (var path : List.of("/desk", "/desk/call", "/cases", "/cases/" + number, "/search", "/objections", "/talks/" + talk, "/studio/label", "/me",
                "/guide",
                "/style")) {
            stops.add(Stop.at("agent", "/console" + path));
        }
        for (var path : List.of("/work", "/work/" + number, "/work/" + number + "/return", "/cases/" + number, "/objections", "/guide", "/me")) {
            stops.add(Stop.at("cgj", "/console" + path));
        }
        for (var path : List.of("/desk", "/watch", "/watch/arbitration", "/watch/broadcasts", "/watch/hotspots", "/watch/notices", "/watch/rates",
                "/watch/sheet",
                "/watch/sheet/unit?unit=CGJ", "/exports", "/wall", "/wall/cases", "/reports", "/reports?kind=month", "/guide")) {
            stops.add(Stop.at("supervisor", "/console" + path));
        }
        stops.add(new Stop("supervisor", "/console/watch/hotspots", "/console/watch/hotspots/"));
        stops.add(Stop.at("supervisor", "/console/watch/rates/cases?what=asked"));
        for (var path : List.of("units", "duties", "duties/item?code=0206", "duties/item?under=02", "duties/import", "duties/lint", "duties/versions", "grids",
                "grids?at=LL01", "objects", "precedents", "route", "route?category=0206&grid=LL0101&said=x", "terms", "notices", "channels", "codes", "ready",
                "subscriptions", "retention", "features")) {
            stops.add(Stop.at("admin", "/console/admin/" + path));
        }
        stops.add(new Stop("admin", "/console/admin/subscriptions", "/console/admin/subscriptions/"));
        stops.add(new Stop("admin", "/console/admin/duties/versions", "/console/admin/duties/proposals/"));
        for (var path : List.of("", "/balance", "/disputes", "/import", "/next", "/release", "/train", "/talks", "/taxonomy", "/taxonomy/0206",
                "/intents", "/lists/answers", "/lists/signs", "/lists/places", "/lists/intents", "/lists/answers/0")) {
            stops.add(Stop.at("admin", "/console/studio" + path));
        }
        stops.add(new Stop("admin", "/console/studio/import", "/console/studio/import/"));
        stops.add(Stop.at("security", "/console/admin/people"));
        stops.add(Stop.at("security", "/console/admin/keys"));
        stops.add(Stop.at("auditor", "/console/admin/audit"));
        stops.add(Stop.at("auditor", "/console/guide"));
        return stops;
    }

    @ParameterizedTest
    @MethodSource("eyes")
    void noPageHasASeriousFault(Eyes eyes) {
        var pages = new HashMap<String, Page>();
        var faults = new ArrayList<String>();
        for (var stop : stops()) {
            var page = pages.computeIfAbsent(stop.login(), login -> login.isEmpty() ? browser.page(eyes) : signedIn(login, eyes));
            go(page, stop, eyes);
            look(page, stop.login() + " " + path(page), faults);
        }
        pages.values().forEach(page -> page.context().close());
        assertThat(faults).isEmpty();
    }

    private static void go(Page page, Stop stop, Eyes eyes) {
        page.navigate(stage.url + stop.path() + (stop.path().contains("?") ? "&" : "?") + "lang=" + eyes.language());
        if (!stop.link().isEmpty()) {
            page.navigate(stage.url + page.locator("main a[href^='" + stop.link() + "']").first().getAttribute("href"));
        }
    }

    private static String path(Page page) {
        return java.net.URI.create(page.url()).getPath();
    }

    private static void look(Page page, String name, List<String> faults) {
        Chromium.seriousOn(page).forEach(fault -> faults.add(name + ": " + fault));
        Chromium.tooWide(page).ifPresent(wide -> faults.add(name + ": scrolls sideways for " + wide));
        var size = Objects.requireNonNull(page.viewportSize());
        Chromium.picture(page, "page" + name.replace(' ', '-').replace('/', '-').replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "id") + "-" + size.width);
    }

    /** What opens over the desk, and the sheet of keys. */
    @ParameterizedTest
    @MethodSource("eyes")
    void whatOpensOverThePageHasNoneEither(Eyes eyes) {
        var faults = new ArrayList<String>();
        var page = signedIn("agent", eyes);
        page.navigate(stage.url + "/console/desk?lang=" + eyes.language());
        page.waitForSelector(".decide");
        look(page, "agent-desk-with-work", faults);
        for (var opened : List.of("? #sheet[open]", "c #change[open] #found li", "a #tool[open] #ask-text", "s #tool[open] #split-category")) {
            page.keyboard().press(opened.substring(0, 1));
            page.waitForSelector(opened.substring(2));
            look(page, "agent-desk-" + (opened.startsWith("?") ? "keys" : opened.substring(0, 1)), faults);
            page.keyboard().press("Escape");
            page.waitForCondition(() -> page.locator("dialog[open]").count() == 0);
        }
        page.context().close();
        assertThat(faults).isEmpty();
    }

    /** A page that no stop leads to is one that nobody has looked at. */
    @Test
    void noPageIsForgotten() {
        var paths = stops().stream().map(stop -> stop.link().isEmpty() ? stop.path() : stop.link() + "x").map(path -> path.split("\\?", 2)[0]).map(
                PathContainer::parsePath).toList();
        var forgotten = stage.bean(RequestMappingHandlerMapping.class).getHandlerMethods().keySet().stream()
                .filter(info -> info.getMethodsCondition().getMethods().contains(RequestMethod.GET))
                .filter(info -> info.getProducesCondition().getProducibleMediaTypes().stream().allMatch(MediaType.TEXT_HTML::equals))
                .flatMap(info -> info.getPatternsCondition().getPatterns().stream()).filter(AccessibleTest::isPage)
                .filter(pattern -> paths.stream().noneMatch(pattern::matches)).map(PathPattern::getPatternString).sorted().toList();
        assertThat(forgotten).isEmpty();
    }

    private static boolean isPage(PathPattern pattern) {
        var path = pattern.getPatternString();
        return !PIECES.contains(path) && !path.startsWith("/api/") && !path.startsWith("/open311/") && !path.startsWith("/simulator/")
                && !path.startsWith("/channels/");
    }

    /** The checker itself: a page with a picture nobody describes and grey on white is found out. */
    @Test
    void theCheckerSeesAFault() {
        var page = browser.page(Eyes.of(1280, "en"));
        page.setContent("<!doctype html><html lang=en><title>x</title><main><h1>x</h1><img src='data:,'><p style='color:#bbb;background:#fff'>pale</p></main>");
        assertThat(Chromium.seriousOn(page)).anyMatch(fault -> fault.startsWith("image-alt")).anyMatch(fault -> fault.startsWith("color-contrast"));
        page.context().close();
        browser.complaints();
    }
}
