package huiying.app.config;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.app.providers.CodesInDatabase;
import huiying.app.providers.Menus;
import huiying.app.providers.TokensInDatabase;
import huiying.app.providers.WaitingInDatabase;
import huiying.bot.vault.Vault;
import huiying.channels.Card;
import huiying.channels.wechat.Abilities;
import huiying.channels.wechat.AccessTokens;
import huiying.channels.wechat.Api;
import huiying.channels.wechat.CodeDesk;
import huiying.channels.wechat.Form;
import huiying.channels.wechat.Menu;
import huiying.channels.wechat.MenuDesk;
import huiying.channels.wechat.TokenDesk;
import huiying.channels.wechat.WeChatAccount;
import huiying.channels.wecom.Waiting;
import huiying.channels.wecom.WeComAccount;
import huiying.channels.wire.Wire;

/** What belongs to the accounts at WeChat and WeCom beside their doors: tokens, menus, codes, and what is agreed with the platform. */
@Configuration(proxyBeanMethods = false)
class WeChatWiring {

    /** The accounts of enterprises, and what Official Accounts may do. */
    record Agreed(List<WeComAccount> wecom, Map<String, Abilities> abilities) {
        Abilities of(WeChatAccount account) {
            return abilities.getOrDefault(account.account(), Abilities.FULL);
        }
    }

    @Bean
    Agreed agreed(Settings.Accounts accounts) {
        var wecom = accounts.wecom().entrySet().stream().map(entry -> wecom(entry.getKey(), entry.getValue())).toList();
        return new Agreed(wecom, accounts.wechat().entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> abilities(entry.getValue()))));
    }

    private static WeComAccount wecom(String name, Settings.WeCom account) {
        return new WeComAccount(name, account.corpId(), account.secret(), account.token(), account.encodingAesKey(), account.apiBaseUrl().toString());
    }

    private static Abilities abilities(Settings.WeChat account) {
        var forms = account.forms().entrySet().stream().collect(Collectors.toMap(form -> form.getKey().replace('-', '_'), form -> form(form.getValue())));
        return new Abilities(account.type().equals("service"), account.verified(), forms);
    }

    private static Form form(Settings.Form form) {
        return new Form(Card.Kind.valueOf(form.kind().toUpperCase(Locale.ROOT)), form.id(), form.fields(), form.link(), form.perDay());
    }

    static Menu menu(List<Settings.MenuButton> buttons) {
        return new Menu(buttons.stream().map(WeChatWiring::button).toList());
    }

    private static Menu.Button button(Settings.MenuButton button) {
        return new Menu.Button(button.name(), button.type(), button.value(), button.below().stream().map(WeChatWiring::button).toList());
    }

    @Bean
    AccessTokens accessTokens(Providers providers, Agreed agreed, Wire wire, JdbcClient jdbc, Vault vault) {
        var desk = new TokenDesk(wire);
        var counters = new java.util.HashMap<>(desk.counters(providers.wechat()));
        agreed.wecom().forEach(account -> counters.put(account.tokenName(), account.counter(desk)));
        return new TokensInDatabase(jdbc, vault, () -> LockSupport.parkNanos(100_000_000), counters);
    }

    @Bean
    Waiting waitingCustomers(JdbcClient jdbc, Vault vault) {
        return new WaitingInDatabase(jdbc, vault);
    }

    /** Published when the service starts, where it differs from what is there. */
    @Bean
    Menus menus(Providers providers, Settings.Accounts accounts, Agreed agreed, AccessTokens tokens, Wire wire) {
        var wanted = providers.wechat().stream().filter(account -> agreed.of(account).mayMakeMenus())
                .flatMap(account -> Optional.ofNullable(accounts.wechat().get(
                        account.account())).map(Settings.WeChat::menu).filter(menu -> !menu.isEmpty()).map(menu -> new Menus.Wanted(account.account(),
                                new MenuDesk(api(account, tokens, wire)), menu(menu)))
                        .stream())
                .toList();
        return new Menus(wanted);
    }

    @Bean
    CodesInDatabase codes(Providers providers, Agreed agreed, AccessTokens tokens, Wire wire, JdbcClient jdbc, Clock clock) {
        var desks = providers.wechat().stream().filter(account -> agreed.of(account).mayMakeCodes()).collect(Collectors.toMap(WeChatAccount::account,
                account -> new CodeDesk(api(account, tokens, wire))));
        return new CodesInDatabase(jdbc, clock, desks);
    }

    private static Api api(WeChatAccount account, AccessTokens tokens, Wire wire) {
        return new Api(account.apiBaseUrl(), account.account(), tokens, wire::send);
    }
}
