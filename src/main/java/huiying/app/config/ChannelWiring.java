package huiying.app.config;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.app.providers.PartsInDatabase;
import huiying.bot.routing.Places;
import huiying.bot.vault.Vault;
import huiying.channels.Channel;
import huiying.channels.Channels;
import huiying.channels.smpp.LongMessages;
import huiying.channels.smpp.SmppChannel;
import huiying.channels.twilio.SmsChannel;
import huiying.channels.twilio.VoiceChannel;
import huiying.channels.twilio.VoiceLine;
import huiying.channels.web.WebChatSessions;
import huiying.channels.wechat.AccessTokens;
import huiying.channels.wechat.Freshness;
import huiying.channels.wechat.WeChatChannel;
import huiying.channels.wecom.Waiting;
import huiying.channels.wecom.WeComChannel;
import huiying.channels.wire.Wire;
import huiying.nlp.Place;
import tools.jackson.databind.json.JsonMapper;

/** The ways in, made of accounts. */
@Configuration(proxyBeanMethods = false)
class ChannelWiring {

    @Bean
    Providers providers(Settings.House house, Settings.Accounts accounts, Secrets secrets, Environment environment) {
        var publicBaseUrl = Providers.publicBaseUrl(house, environment);
        return house.demo() ? Providers.demo(secrets, Providers.ownBaseUrl(environment), publicBaseUrl) : Providers.configured(accounts, publicBaseUrl);
    }

    @Bean
    Wire wire() {
        return new Wire();
    }

    @Bean
    Freshness freshness(Clock clock) {
        return new Freshness(clock);
    }

    @Bean
    LongMessages longMessages(JdbcClient jdbc, Vault vault, JsonMapper json) {
        return new PartsInDatabase(jdbc, vault, json);
    }

    @Bean
    WebChatSessions webChatSessions(Secrets secrets) {
        return new WebChatSessions(secrets.bytes("web-chat"));
    }

    @Bean
    Channels channels(Providers providers, WeChatWiring.Agreed agreed, AccessTokens tokens, Wire wire, Ears ears) {
        var channels = new ArrayList<>(ears.others());
        providers.wechat().forEach(account -> channels.add(new WeChatChannel(account, agreed.of(account), tokens, wire, ears.freshness(), ears.clock())));
        agreed.wecom().forEach(account -> channels.add(new WeComChannel(account, ears.waiting(), tokens, wire, ears.freshness(), ears.clock())));
        for (var account : providers.twilio()) {
            channels.add(new SmsChannel(account, wire, ears.clock()));
            channels.add(new VoiceChannel(account, ears.voice(), wire, ears.clock()));
        }
        providers.smpp().forEach(account -> channels.add(new SmppChannel(account, ears.longMessages(), ears.clock())));
        return new Channels(channels);
    }

    /** What the ways in share: those of our own, whether a request is recent, and what a telephone line says and expects. */
    record Ears(List<Channel> others, Freshness freshness, LongMessages longMessages, Waiting waiting, Clock clock, VoiceLine voice) {
    }

    @Bean
    Ears ears(List<Channel> others, Freshness freshness, LongMessages longMessages, Waiting waiting, Clock clock, VoiceLine voice) {
        return new Ears(others, freshness, longMessages, waiting, clock, voice);
    }

    /** Which names callers say, and what they hear while they wait. */
    @Bean
    VoiceLine voiceLine(Places places, HotlineSettings hotline, Settings.House house, Environment environment) {
        var names = places.all().stream().map(Place::name).distinct().toList();
        var music = hotline.music().equals("none")
                ? ""
                : hotline.music().isEmpty() ? Providers.publicBaseUrl(house, environment) + "/audio/hold.wav" : hotline.music();
        return new VoiceLine(names, music, Set.copyOf(hotline.transcribes()));
    }
}
