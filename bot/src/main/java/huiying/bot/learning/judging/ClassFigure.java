package huiying.bot.learning.judging;

/** How one class fares, with ranges; {@code change} is the gain in recall against the model in force. */
public record ClassFigure(String label, int samples, Interval precision, Interval recall, F1 f1, double change) {

    /** F1 and the range it lies in 95 times of 100 when the messages are drawn again. */
    public record F1(double value, double low, double high) {
    }
}
