package huiying.app.config;

import java.time.Clock;
import java.util.ArrayList;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

import huiying.channels.Channel;
import huiying.channels.Channels;
import huiying.channels.twilio.SmsChannel;
import huiying.channels.wechat.AccessTokens;
import huiying.channels.wechat.Freshness;
import huiying.channels.wechat.TokenDesk;
import huiying.channels.wechat.TokensInMemory;
import huiying.channels.wechat.WeChatChannel;
import huiying.channels.wire.Wire;

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
    AccessTokens accessTokens(Providers providers, Wire wire, Clock clock) {
        return new TokensInMemory(new TokenDesk(wire), clock, providers.wechat());
    }

    @Bean
    Channels channels(Providers providers, AccessTokens tokens, Wire wire, Freshness freshness, Clock clock) {
        var channels = new ArrayList<Channel>();
        providers.wechat().forEach(account -> channels.add(new WeChatChannel(account, tokens, wire, freshness, clock)));
        providers.twilio().forEach(account -> channels.add(new SmsChannel(account, wire, clock)));
        return new Channels(channels);
    }
}
