package huiying.nlp.benchmark;

import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import huiying.nlp.Message;
import huiying.nlp.Understander;
import huiying.nlp.Understanding;

/** Everything that is understood of one message, on one thread. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 6, time = 2)
@Fork(1)
public class UnderstandBenchmark {
    private final Understander understander = Understander.builder().build();

    @Param({"路灯坏了", "柳荫里3号楼门口路灯不亮了，都一个礼拜了", "青禾路12号门口的井盖昨晚十点被大车压塌了，已经有电动车摔倒，打过两次电话没人来，希望尽快派人处理",
            "The street light in front of Block 7, Qinghe Road has been out since last Monday, please send somebody."})
    private String text = "";

    @Benchmark
    public Understanding everything() {
        return understander.understand(Message.of(text));
    }
}
