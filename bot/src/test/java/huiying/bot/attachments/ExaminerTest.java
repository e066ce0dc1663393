package huiying.bot.attachments;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;

import org.junit.jupiter.api.Test;

import com.sun.management.ThreadMXBean;

class ExaminerTest {
    private final Examiner examiner = new Examiner(Scanner.NONE, ZoneId.of("Asia/Shanghai"));

    private Examined.Fit fit(byte[] bytes) {
        return (Examined.Fit) examiner.examine(bytes, Kind.PICTURE);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void aPhotoIsMadeAnewWithoutWhatTheCameraWroteAfterItWasRead() {
        var original = Photos.ofPhone(400, 300, 1);
        var fit = fit(original);

        assertThat(fit.look().takenAt()).isEqualTo(Instant.parse("2026-11-22T01:30:00Z"));
        assertThat(fit.look().latitude()).isBetween(28.199, 28.201);
        assertThat(fit.look().longitude()).isEqualTo(113.0);
        assertThat(new String(original, StandardCharsets.ISO_8859_1)).contains("Exif").contains("2026:11:22");
        assertThat(new String(fit.whole(), StandardCharsets.ISO_8859_1)).doesNotContain("Exif").doesNotContain("2026:11:22");
    }

    @Test
    void aPhotoTakenSidewaysStandsUpright() {
        var fit = fit(Photos.ofPhone(400, 300, 6));
        var image = Photos.decoded(fit.whole());

        assertThat(image.getWidth()).isEqualTo(300);
        assertThat(image.getHeight()).isEqualTo(400);
        assertThat(image.getRGB(150, 50) >> 16 & 0xff).as("what was left is above").isGreaterThan(200);
        assertThat(image.getRGB(150, 350) & 0xff).isGreaterThan(200);
    }

    @Test
    void eachWayOfHoldingThePhoneIsTurnedBack() {
        int[][] redAt = {{100, 150}, {300, 150}, {300, 150}, {100, 150}, {150, 100}, {150, 100}, {150, 300}, {150, 300}};
        for (int orientation = 1; orientation <= 8; orientation++) {
            var image = Photos.decoded(fit(Photos.ofPhone(400, 300, orientation)).whole());
            var at = redAt[orientation - 1];
            assertThat(image.getRGB(at[0], at[1]) >> 16 & 0xff).as("orientation " + orientation).isGreaterThan(200);
        }
    }

    @Test
    void aLargePhotoIsKeptAsLargeAsAScreenWithASmallOneBesideIt() {
        var fit = fit(Photos.plain("jpeg", 6000, 4000));

        assertThat(Math.max(fit.look().width(), fit.look().height())).isLessThanOrEqualTo(2_560).isGreaterThan(1_900);
        assertThat(Photos.decoded(fit.small()).getWidth()).isEqualTo(320);
    }

    @Test
    void otherKindsOfPicturesBecomePhotosToo() {
        assertThat(fit(Photos.plain("png", 40, 30)).type()).isEqualTo(ContentType.JPEG);
        assertThat(fit(Photos.plain("gif", 40, 30)).type()).isEqualTo(ContentType.JPEG);
    }

    @Test
    void aPictureThatWouldFillTheMemoryIsRefusedBeforeAPixelIsDecoded() {
        assertThat(examiner.examine(Photos.hugePng(50_000, 50_000), Kind.PICTURE)).isEqualTo(new Examined.Unfit("pixels"));
        assertThat(examiner.examine(Photos.hugePng(10_000, 8_000), Kind.PICTURE)).isEqualTo(new Examined.Unfit("pixels"));
    }

    @Test
    void packedTextInsideAPictureIsNotUnpacked() throws IOException {
        var swollen = Photos.pngWithSwollenText();
        examiner.examine(swollen, Kind.PICTURE);
        long before = allocated();
        assertThat(examiner.examine(swollen, Kind.PICTURE)).isInstanceOf(Examined.Fit.class);
        assertThat(allocated() - before).isLessThan(60L << 20);
    }

    /** What this thread has taken from the heap so far: unlike the heap's size, it does not depend on other tests. */
    private static long allocated() {
        return ManagementFactory.getPlatformMXBean(ThreadMXBean.class).getCurrentThreadAllocatedBytes();
    }

    @Test
    void nothingThatWasHiddenBehindThePictureSurvives() {
        var both = new ByteArrayOutputStream();
        both.writeBytes(Photos.plain("jpeg", 40, 30));
        both.writeBytes(text("PK\3\4 <script>alert(1)</script>"));

        assertThat(new String(fit(both.toByteArray()).whole(), StandardCharsets.ISO_8859_1)).doesNotContain("<script>").doesNotContain("PK\3\4");
    }

    @Test
    void whatIsNoPictureIsNotTakenForOne() {
        for (var other : new String[]{"<svg xmlns=\"http://www.w3.org/2000/svg\"><script/></svg>", "<!doctype html>", "MZ\u0090", "PK\3\4", "#!/bin/sh",
                "%PDF-1.7",
                "BM picture"}) {
            assertThat(examiner.examine(text(other), Kind.PICTURE)).as(other).isEqualTo(new Examined.Unfit("type"));
        }
        assertThat(examiner.examine(new byte[0], Kind.PICTURE)).isEqualTo(new Examined.Unfit("empty"));
    }

    @Test
    void aDamagedPictureIsRefused() {
        var whole = Photos.plain("png", 400, 300);
        assertThat(examiner.examine(Arrays.copyOf(whole, whole.length / 3), Kind.PICTURE)).isInstanceOf(Examined.Unfit.class);
    }

    @Test
    void soundFilmsAndPapersAreKnownByTheirFirstBytes() {
        assertThat(ContentType.of(text("#!AMR\n...."))).contains(ContentType.AMR);
        assertThat(ContentType.of(text("\2#!SILK_V3"))).contains(ContentType.SILK);
        assertThat(ContentType.of(text("ID3....."))).contains(ContentType.MP3);
        assertThat(ContentType.of(text("\u00ff\u00fb\u0090\u0064"))).contains(ContentType.MP3);
        assertThat(ContentType.of(text("OggS...."))).contains(ContentType.OGG);
        assertThat(ContentType.of(text("RIFF....WAVEfmt "))).contains(ContentType.WAV);
        assertThat(ContentType.of(text("....ftypisom...."))).contains(ContentType.MP4);
        assertThat(ContentType.of(text("....ftypqt  ...."))).contains(ContentType.QUICKTIME);
        assertThat(ContentType.of(text("....ftypM4A ...."))).contains(ContentType.M4A);
        assertThat(ContentType.of(text("....ftyp3gp4...."))).contains(ContentType.THREE_GP);
        assertThat(ContentType.of(text("\u001aE\u00df\u00a3...."))).contains(ContentType.WEBM);
        assertThat(ContentType.of(text("%PDF-1.7"))).contains(ContentType.PDF);
        assertThat(ContentType.of(text("....ftypheic...."))).isEmpty();
        assertThat(ContentType.of(text("RIFF....AVI "))).isEmpty();
    }

    @Test
    void aRecordingMayComeInAFilmsContainerButAPhotoMayNot() {
        assertThat(examiner.examine(text("....ftypisom...."), Kind.VOICE)).isInstanceOf(Examined.Fit.class);
        assertThat(examiner.examine(text("....ftypisom...."), Kind.PICTURE)).isInstanceOf(Examined.Unfit.class);
    }

    @Test
    void theScannerHasTheFirstWord() {
        var photo = Photos.plain("jpeg", 4, 4);
        assertThat(new Examiner(bytes -> new Scanner.Verdict.Infected("Eicar"), ZoneId.of("UTC")).examine(photo, Kind.PICTURE)).isEqualTo(
                new Examined.Dangerous("Eicar"));
        assertThat(new Examiner(bytes -> new Scanner.Verdict.Unknown("away"), ZoneId.of("UTC")).examine(photo, Kind.PICTURE)).isEqualTo(new Examined.NotNow());
    }
}
