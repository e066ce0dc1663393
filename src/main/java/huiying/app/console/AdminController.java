package huiying.app.console;

import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import huiying.app.config.OidcSettings;
import huiying.app.security.Accounts;
import huiying.app.security.OutsideLogins;
import huiying.bot.staff.Role;
import huiying.bot.staff.StaffMember;

/** People and keys: who may come in, and with which role. */
@Controller
final class AdminController {

    private final JdbcClient jdbc;
    private final Files files;
    private final Accounts accounts;
    private final OutsideLogins outside;
    private final OidcSettings oidc;

    AdminController(JdbcClient jdbc, Files files, Accounts accounts, OutsideLogins outside, OidcSettings oidc) {
        this.outside = outside;
        this.oidc = oidc;
        this.jdbc = jdbc;
        this.files = files;
        this.accounts = accounts;
    }

    /** A row of the list of people. */
    record Person(UUID id, String name, String login, String role, String unit, Standing standing) {
        public boolean enabled() {
            return standing.enabled();
        }

        public boolean self() {
            return standing.self();
        }
    }

    /** Whether somebody may sign in, and is the one who reads this. */
    record Standing(boolean enabled, boolean self) {
    }

    /** A row of the list of keys. */
    record Key(UUID id, String name, String role, String unit, String made, @Nullable OffsetDateTime revoked) {
    }

    /** What the forms send. */
    record Form(@Nullable String login, @Nullable String name, @Nullable String password, @Nullable Role role, @Nullable String unit,
            @Nullable Boolean enabled, @Nullable String email) {
        static final Form EMPTY = new Form("", "", "", Role.AGENT, "", null, "");

        /** The role and, where it needs one, the unit; empty when they do not fit together. */
        Optional<Accounts.Place> place() {
            var known = role == null ? Role.AGENT : role;
            var code = unit == null || unit.isBlank() ? null : unit;
            return known == Role.DEPARTMENT && code == null ? Optional.empty() : Optional.of(new Accounts.Place(known, known == Role.DEPARTMENT ? code : null));
        }
    }

    @GetMapping("/console/admin")
    String first() {
        return "redirect:/console/admin/units";
    }

    @GetMapping("/console/admin/people")
    String people(StaffMember admin, Words words, @RequestParam @Nullable String note, Model model) {
        return people(admin, words, Form.EMPTY, null, note, model);
    }

    private String people(StaffMember admin, Words words, Form form, @Nullable String problem, @Nullable String note, Model model) {
        var names = files.names(words);
        model.addAttribute("people", jdbc.sql("select id, login, name, role, unit, enabled from person order by enabled desc, role, login").query(
                (row, n) -> new Person(Objects.requireNonNull(row.getObject("id", UUID.class)), row.getString("name"), row.getString("login"),
                        row.getString("role"),
                        names.unit(row.getString("unit")), new Standing(row.getBoolean("enabled"), row.getString("login").equals(admin.login()))))
                .list());
        model.addAttribute("units", names.units());
        model.addAttribute("form", form);
        model.addAttribute("problem", problem);
        model.addAttribute("note", Note.of(note));
        model.addAttribute("outside", oidc.on() ? outside.all() : null);
        return "console/admin/people";
    }

    @PostMapping("/console/admin/people")
    String add(StaffMember admin, Words words, @ModelAttribute Form form, Model model) {
        var problem = form.place().isEmpty()
                ? "unit"
                : accounts.add(admin, new Accounts.Newcomer(text(form.login()), text(form.name()), text(form.password())), form.place().get());
        return problem == null ? "redirect:/console/admin/people?note=person.made" : people(admin, words, form, problem, null, model);
    }

    @PostMapping("/console/admin/people/{id}")
    String enable(StaffMember admin, @PathVariable UUID id, @ModelAttribute Form form) {
        return "redirect:/console/admin/people?note=" + (accounts.enable(admin, id, Boolean.TRUE.equals(form.enabled())) ? "person.changed" : "refused");
    }

    @PostMapping("/console/admin/people/{id}/role")
    String move(StaffMember admin, @PathVariable UUID id, @ModelAttribute Form form) {
        boolean moved = form.place().map(place -> accounts.move(admin, id, place)).orElse(false);
        return "redirect:/console/admin/people?note=" + (moved ? "person.changed" : "refused");
    }

    /** Who of the organisation's own sign-in this account belongs to; nobody when empty. */
    @PostMapping("/console/admin/people/{id}/outside")
    String bind(StaffMember admin, @PathVariable UUID id, @ModelAttribute Form form) {
        return "redirect:/console/admin/people?note=" + (outside.bind(admin, id, text(form.email())) ? "person.changed" : "refused");
    }

    /** The new password is on this answer and nowhere else. */
    @PostMapping("/console/admin/people/{id}/renew")
    String renew(StaffMember admin, Words words, @PathVariable UUID id, Model model) {
        var password = accounts.renew(admin, id);
        password.ifPresent(made -> model.addAttribute("secret", made));
        return people(admin, words, Form.EMPTY, null, password.isPresent() ? null : "refused", model);
    }

    @GetMapping("/console/admin/keys")
    String keys(Words words, @RequestParam @Nullable String note, Model model) {
        return keys(words, null, note, model);
    }

    private String keys(Words words, @Nullable String problem, @Nullable String note, Model model) {
        var names = files.names(words);
        model.addAttribute("keys", jdbc.sql("select id, name, role, unit, created_at, revoked_at from api_key order by revoked_at nulls first, created_at desc")
                .query((row, n) -> new Key(Objects.requireNonNull(row.getObject("id", UUID.class)), row.getString("name"), row.getString("role"),
                        names.unit(row.getString("unit")), words.moment(Objects.requireNonNull(row.getObject("created_at", OffsetDateTime.class)).toInstant()),
                        row.getObject("revoked_at", OffsetDateTime.class)))
                .list());
        model.addAttribute("units", names.units());
        model.addAttribute("problem", problem);
        model.addAttribute("note", Note.of(note));
        return "console/admin/keys";
    }

    /** The secret is on this answer and nowhere else. */
    @PostMapping("/console/admin/keys")
    String make(StaffMember admin, Words words, @ModelAttribute Form form, Model model) {
        var secret = text(form.name()).isEmpty() || form.place().filter(place -> place.role().seesCases()).isEmpty()
                ? Optional.<String>empty()
                : accounts.makeKey(admin, text(form.name()),
                        form.place().get());
        secret.ifPresent(made -> model.addAttribute("secret", made).addAttribute("secretName", text(form.name())));
        return keys(words, secret.isEmpty() ? "name" : null, null, model);
    }

    @PostMapping("/console/admin/keys/{id}/revoke")
    String revoke(StaffMember admin, @PathVariable UUID id) {
        accounts.revokeKey(admin, id);
        return "redirect:/console/admin/keys?note=key.revoked";
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }
}
