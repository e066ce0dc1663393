package huiying.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.MessageSource;

import huiying.app.House;
import huiying.app.Visitor;
import huiying.bot.staff.Role;

/** A new colleague is shown the pages of the day, and the papers say the same. */
class FirstHourTest {
    private static final Map<Role, String> LOGINS = Map.of(Role.AGENT, "agent", Role.DEPARTMENT, "cgj", Role.SUPERVISOR, "supervisor", Role.ADMIN, "admin",
            Role.SECURITY, "security", Role.AUDITOR, "auditor");

    private final House house = House.demo();

    @ParameterizedTest
    @EnumSource(Role.class)
    void eachStepLeadsToAPageThatIsOpenToThatRole(Role role) {
        var visitor = Visitor.signedIn(house, LOGINS.get(role));
        var page = visitor.get("/console/guide").body();

        assertThat(Pattern.compile("<li class=\"panel\"").matcher(page).results().count()).isEqualTo(GuideController.walk(role).size());
        assertThat(GuideController.walk(role)).allSatisfy(href -> {
            assertThat(page).contains("href=\"" + href);
            assertThat(visitor.get(href).statusCode()).as(href).isEqualTo(200);
        });
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void thePapersSayWhatTheConsoleSays(Role role) throws IOException {
        var papers = Files.readString(Path.of("../docs/guides.md"));
        var messages = house.bean(MessageSource.class);
        for (int step = 1; step <= GuideController.walk(role).size(); step++) {
            for (var language : new Locale[]{Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH}) {
                assertThat(papers).contains(messages.getMessage("guide." + role + "." + step, null, language), messages.getMessage("guide." + role + "." + step
                        + ".text", null, language));
            }
        }
    }

    @Test
    void theLightOfAChannelSaysWhetherMessagesLeave() {
        var admin = Visitor.signedIn(house, "admin");
        assertThat(new ChannelsController.Line("sms", "main", "", new ChannelsController.Counts(3, 0, 9, 0, 0, 0, 0)).light()).isEqualTo("green");
        assertThat(new ChannelsController.Line("sms", "main", "", new ChannelsController.Counts(3, 1, 9, 0, 0, 0, 0)).light()).isEqualTo("amber");
        assertThat(new ChannelsController.Line("sms", "main", "", new ChannelsController.Counts(0, 0, 0, 0, 0, 0, 0)).light()).isEqualTo("grey");
        assertThat(new ChannelsController.Line("sms", "main", "", new ChannelsController.Counts(3, 0, 9, 0, 0, 4, 1)).light()).isEqualTo("red");
        assertThat(new ChannelsController.Line("sms", "main", "", new ChannelsController.Counts(3, 0, 40, 9, 0, 0, 0)).light()).isEqualTo("red");
        assertThat(admin.get("/console/admin/channels").body()).contains("截至");
        assertThat(Visitor.signedIn(house, "agent").get("/console/admin/channels").statusCode()).isEqualTo(403);
    }
}
