package huiying.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MaskTest {
    @Test
    void theCodeThatOpensACaseIsTheResidentsAlone() {
        assertThat(Mask.told("您的诉求已收到，编号2611 2263 7321，查询码888816。我们将在7天内答复。")).contains("2611 2263 7321", "查询码******").doesNotContain("888816");
        assertThat(Mask.told("We received your request 2611 2263 7321, code 888816.")).contains("code ******").doesNotContain("888816");
    }

    @Test
    void aPhoneNumberKeepsItsEndsAndAnythingElseOnlyItsLastFour() {
        assertThat(Mask.contact("+8613912342208")).isEqualTo("139****2208");
        assertThat(Mask.contact("oia2TjjewbmiOUlr6X-1crbLOvLw")).isEqualTo("****OvLw");
        assertThat(Mask.contact("123")).isEqualTo("****");
    }

    @Test
    void numbersInAResidentsWordsAreHiddenAndTheLengthStays() {
        var words = "我的电话是13912342208，路灯坏了";
        assertThat(Mask.words(words)).hasSameSizeAs(words).doesNotContain("13912342208").contains("路灯坏了");
    }
}
