package huiying.nlp.classify;

/** 1 + ln(count), from a table: how much a repeated n-gram says. */
final class Scale {
    private static final float[] LOGARITHMS = new float[256];
    static {
        for (int i = 1; i < LOGARITHMS.length; i++) {
            LOGARITHMS[i] = (float) (1 + StrictMath.log(i));
        }
    }

    private Scale() {
    }

    static float logarithm(int count) {
        return LOGARITHMS[Math.min(count, 255)];
    }
}
