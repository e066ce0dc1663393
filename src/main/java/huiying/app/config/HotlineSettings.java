package huiying.app.config;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the telephone hotline is run.
 *
 * @param longestWait  how long a caller may wait for a person before a message is taken
 * @param usualTalk    how long a talk is taken to last until five have been measured
 * @param absentAfter  how long a desk may go unlooked at before its agent is given no calls
 * @param rings        when residents may be rung: {@code 09:00-20:00}
 * @param recordTalks  whether talks with agents are recorded
 * @param surveys      whether residents whom no text reaches are rung for the survey
 * @param music        the address of what callers hear while they wait; {@code none} for silence
 * @param transcribes  the languages in which the provider turns recorded messages into words
 * @param serviceLines telephones of those who run water, gas and the like
 */
@ConfigurationProperties("huiying.hotline")
public record HotlineSettings(@DefaultValue("15m") Duration longestWait, @DefaultValue("3m") Duration usualTalk, @DefaultValue("3m") Duration absentAfter,
        @DefaultValue("09:00-20:00") String rings, @DefaultValue("false") boolean recordTalks, @DefaultValue("true") boolean surveys,
        @DefaultValue("") String music, @DefaultValue("en") List<String> transcribes, @DefaultValue List<ServiceLine> serviceLines) {

    /** One of those telephones: a category or the beginning of several, its name in two languages, the numbers in the order they are rung. */
    public record ServiceLine(String category, @DefaultValue("") String nameZh, @DefaultValue("") String nameEn, @DefaultValue List<String> numbers) {
    }

    LocalTime from() {
        return LocalTime.parse(rings.substring(0, rings.indexOf('-')).strip());
    }

    LocalTime until() {
        return LocalTime.parse(rings.substring(rings.indexOf('-') + 1).strip());
    }
}
