package huiying.bot.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;

import org.junit.jupiter.api.Test;

import huiying.bot.TestDatabase;
import huiying.nlp.Language;

class PeopleTest {
    private final TestDatabase database = TestDatabase.empty();
    private final People people = new People(database.jdbc());

    @Test
    void nobodyChangesHisOwnRoleAndTheLastAdministratorStays() {
        var anna = person("anna", Role.ADMIN);
        var bo = person("bo", Role.ADMIN);
        assertThat(people.change(anna, anna.id(), Role.SUPERVISOR, null)).contains(People.Refusal.ONESELF);
        assertThat(people.disable(anna, bo.id())).isEmpty();
        assertThat(people.disable(bo, anna.id())).contains(People.Refusal.LAST_ADMIN);
        assertThat(people.change(bo, anna.id(), Role.AGENT, null)).contains(People.Refusal.LAST_ADMIN);
        assertThat(people.change(anna, UUID.randomUUID(), Role.AGENT, null)).contains(People.Refusal.UNKNOWN);
    }

    @Test
    void aChangedRoleEndsSessions() {
        var anna = person("anna", Role.ADMIN);
        var chen = person("chen", Role.AGENT);
        assertThat(people.change(anna, chen.id(), Role.SUPERVISOR, "CGJ")).isEmpty();
        assertThat(people.find(chen.id()).orElseThrow()).extracting(StaffMember::role, StaffMember::unit).containsExactly(Role.SUPERVISOR, null);
        assertThat(database.jdbc().sql("select epoch from person where login = 'chen'").query(Integer.class).single()).isOne();
        assertThat(people.all()).hasSize(2);
    }

    private StaffMember person(String login, Role role) {
        var member = new StaffMember(UUID.randomUUID(), login, login, role, null, Language.ZH);
        database.jdbc().sql("insert into person (id, login, name, password_hash, role, created_at) values (?, ?, ?, '', ?, now())")
                .params(member.id(), login, login,
                        role.name())
                .update();
        return member;
    }
}
