package huiying.app.config;

import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** The web chat: {@code frameAncestors} are the sites ({@code https://www.example.org}) whose pages may show it; nobody when empty. */
@ConfigurationProperties("huiying.chat")
public record ChatSettings(@DefaultValue List<String> frameAncestors) {
}
