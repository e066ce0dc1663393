package huiying.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

class ArrowsTest {
    private static final JavaClasses HOUSE = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("huiying");
    private static final String[] DECIDING = {"huiying.bot.conversation.Dialog", "huiying.bot.cases.CaseLifecycle", "huiying.bot.routing.DispatchPolicy",
            "huiying.bot.sla.WorkingCalendar"};

    @Test
    void understandingAndChannelsKnowNeitherSpringNorEachOtherNorTheBot() {
        noClasses().that().resideInAnyPackage("huiying.nlp..", "huiying.channels..").should().dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "huiying.bot..", "huiying.app..").check(HOUSE);
        noClasses().that().resideInAPackage("huiying.nlp..").should().dependOnClassesThat().resideInAPackage("huiying.channels..").check(HOUSE);
        noClasses().that().resideInAPackage("huiying.channels..").should().dependOnClassesThat().resideInAPackage("huiying.nlp..").check(HOUSE);
    }

    @Test
    void theBotKnowsChannelsButNoSingleOne() {
        noClasses().that().resideInAPackage("huiying.bot..").should().dependOnClassesThat()
                .resideInAnyPackage("huiying.channels.*..", "huiying.app..", "org.springframework.web..", "org.springframework.boot..").check(HOUSE);
    }

    @Test
    void decidingKnowsNeitherSpringNorTheDatabase() {
        for (var name : DECIDING) {
            noClasses().that().haveFullyQualifiedName(name).should().dependOnClassesThat()
                    .resideInAnyPackage("org.springframework..", "java.sql..", "javax.sql..")
                    .check(HOUSE);
        }
    }

    @Test
    void thePackagesOfTheBotFormNoCircle() {
        slices().matching("huiying.bot.(*)..").should().beFreeOfCycles().check(HOUSE);
    }

    @Test
    void residentsTextMeetsOnlyPatternsOfLinearTime() {
        noClasses().that().resideInAPackage("huiying..").should().dependOnClassesThat().resideInAPackage("java.util.regex..").check(HOUSE);
    }

    @Test
    void aBrokenArrowIsNoticed() {
        assertThatThrownBy(
                () -> noClasses().that().resideInAPackage("huiying.app..").should().dependOnClassesThat().resideInAPackage("huiying.bot..").check(HOUSE))
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> classes().that().resideInAPackage("huiying.bot..").should().resideInAPackage("huiying.nowhere..").check(HOUSE))
                .isInstanceOf(AssertionError.class);
    }
}
