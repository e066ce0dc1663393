package huiying.channels.smpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

import org.jsmpp.bean.TypeOfNumber;
import org.junit.jupiter.api.Test;

import huiying.channels.UnreadableRequest;
import huiying.channels.sms.Gsm7;

class CodingTest {

    @Test
    void theGsmAlphabetReadsBackWhatItWrote() {
        var all = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡AZÄÖÑÜ§¿azäöñüà^{}\\[~]|€";

        assertThat(Gsm7.decode(Gsm7.encode(all))).isEqualTo(all);
        assertThat(Gsm7.encode("@€")).containsExactly(0, 0x1b, 0x65);
        assertThatThrownBy(() -> Gsm7.encode("路")).isInstanceOf(IllegalArgumentException.class);
        assertThat(Gsm7.decode(new byte[]{(byte) 0x80, 0x41, 0x1b})).startsWith("\uFFFDA");
    }

    @Test
    void wordsAreReadByTheirCoding() {
        assertThat(Coding.decode(8, new byte[]{(byte) 0x8d, (byte) 0xef})).isEqualTo("路");
        assertThat(Coding.decode(0x18, new byte[]{(byte) 0x8d, (byte) 0xef})).isEqualTo("路");
        assertThat(Coding.decode(0, new byte[]{0x48, 0x69, 0})).isEqualTo("Hi@");
        assertThat(Coding.decode(3, new byte[]{(byte) 0xe9})).isEqualTo("é");
        assertThat(Coding.decode(1, "lamp".getBytes(StandardCharsets.US_ASCII))).isEqualTo("lamp");
        assertThatThrownBy(() -> Coding.decode(4, new byte[]{1})).isInstanceOf(UnreadableRequest.class);
    }

    @Test
    void seventyUnitsAreOnePartAndSeventyOneAreTwo() {
        assertThat(Coding.encode("灯".repeat(70))).singleElement().satisfies(part -> assertThat(part.header()).isFalse());
        var two = Coding.encode("灯".repeat(71));
        assertThat(two).hasSize(2).allSatisfy(part -> assertThat(part.octets().length).isLessThanOrEqualTo(140));
        assertThat(two.getFirst().octets()).hasSize(140).startsWith(5, 0, 3);
    }

    @Test
    void aCharacterOfTwoUnitsIsNeverCut() {
        for (var part : Coding.encode("灯".repeat(66) + "😀" + "灯".repeat(20))) {
            var text = new String(part.octets(), 6, part.octets().length - 6, StandardCharsets.UTF_16BE);
            assertThat(Character.isHighSurrogate(text.charAt(text.length() - 1))).isFalse();
            assertThat(Character.isLowSurrogate(text.charAt(0))).isFalse();
        }
    }

    @Test
    void partsAreFoundByShortAndLongReferencesAndNotInDamagedHeaders() {
        assertThat(Split.of(heard(0x40, 5, 0, 3, 42, 2, 1, 0x8d, 0xef))).hasValueSatisfying(split -> {
            assertThat(split.reference()).isEqualTo(42);
            assertThat(split.octets()).hasSize(2);
        });
        assertThat(Split.of(heard(0x40, 6, 8, 4, 1, 42, 3, 2, 0x8d, 0xef)).map(Split::number)).contains(2);
        assertThat(Split.of(heard(0x40, 5, 0, 3, 42, 2, 9, 0x8d, 0xef))).isEmpty();
        assertThat(Split.of(heard(0x40, 200, 0, 3))).isEmpty();
        assertThat(Split.of(heard(0x40))).isEmpty();
        assertThat(Split.of(heard(0, 5, 0, 3, 42, 2, 1))).isEmpty();
        assertThat(Split.withoutHeader(heard(0x40, 4, 5, 2, 1, 1, 0x41))).containsExactly(0x41);
    }

    @Test
    void numbersAreMadeInternational() {
        assertThat(Numbers.international("8613800138000", 1, "86")).isEqualTo("+8613800138000");
        assertThat(Numbers.international("13800138000", 2, "86")).isEqualTo("+8613800138000");
        assertThat(Numbers.international("008613800138000", 0, "86")).isEqualTo("+8613800138000");
        assertThat(Numbers.international("02588888888", 0, "86")).isEqualTo("+862588888888");
        assertThat(Numbers.international("10086", 0, "86")).isEqualTo("10086");
        assertThat(Numbers.typeOfOurs("12345")).isEqualTo(TypeOfNumber.NETWORK_SPECIFIC);
        assertThat(Numbers.typeOfOurs("+8675512345")).isEqualTo(TypeOfNumber.INTERNATIONAL);
        assertThat(Numbers.typeOfOurs("Hotline")).isEqualTo(TypeOfNumber.ALPHANUMERIC);
    }

    @Test
    void aResidentWhoWritesIdColonIsNotAReceipt() {
        assertThat(ReceiptText.of(heard(0), "id: 3号楼的电梯坏了")).isEqualTo(Optional.empty());
        assertThat(ReceiptText.of(heard(0), "ID:abc SUB:1 DLVRD:1 STAT:EXPIRED ERR:0 TEXT:")).isPresent();
    }

    private static Heard heard(int kind, int... octets) {
        var bytes = new byte[octets.length];
        for (int at = 0; at < octets.length; at++) {
            bytes[at] = (byte) octets[at];
        }
        return new Heard("id", "8613800138000", 1, "12345", kind, 8, bytes, Map.of());
    }
}
