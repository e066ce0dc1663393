package huiying.app.cli;

import java.util.ArrayList;
import java.util.List;

import huiying.nlp.Message;
import huiying.nlp.Understander;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Shows what the service understands of a sentence. */
@Command(name = "classify", description = "Print what is understood of a text, as JSON.", mixinStandardHelpOptions = true)
final class ClassifyCommand implements Runnable {
    @Parameters(arity = "1..*", paramLabel = "TEXT", description = "What a resident says.")
    private List<String> words = new ArrayList<>();

    @Override
    public void run() {
        var json = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        System.out.println(json.writeValueAsString(Understander.builder().build().understand(Message.of(String.join(" ", words)))));
    }
}
