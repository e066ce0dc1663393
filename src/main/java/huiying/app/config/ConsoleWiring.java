package huiying.app.config;

import java.nio.charset.StandardCharsets;

import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.web.server.i18n.LocaleContextResolver;

import huiying.app.console.ActReader;
import huiying.app.console.VisitorLanguage;
import huiying.bot.cases.Cases;

/** What the pages need: their words in two languages, and how the language is chosen. */
@Configuration(proxyBeanMethods = false)
class ConsoleWiring {

    @Bean
    MessageSource messageSource() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasenames("messages", "staff");
        messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
        messages.setFallbackToSystemLocale(false);
        return messages;
    }

    @Bean
    ActReader actReader(Cases cases, Settings.House house) {
        return new ActReader(cases, house.zone());
    }

    @Bean
    LocaleContextResolver localeContextResolver() {
        return new VisitorLanguage();
    }
}
