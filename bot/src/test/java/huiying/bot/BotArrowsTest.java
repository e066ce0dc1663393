package huiying.bot;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import java.util.Set;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import huiying.bot.cases.CaseLifecycle;
import huiying.bot.cases.Cases;
import huiying.bot.desk.Policy;
import huiying.bot.progress.Approval;
import huiying.bot.routing.DispatchPolicy;
import huiying.bot.routing.Router;
import huiying.bot.sla.ServiceLevels;
import huiying.bot.sla.WorkingCalendar;

@AnalyzeClasses(packages = "huiying.bot", importOptions = ImportOption.DoNotIncludeTests.class)
class BotArrowsTest {
    private static final Set<String> WRITING = Set.of("open", "amend", "file", "fileUnfinished", "record");

    @ArchTest
    static final ArchRule THE_PACKAGES_FORM_NO_CIRCLE = slices().matching("huiying.bot.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule NOTHING_BELOW_KNOWS_THE_MOVERS = noClasses().that().resideInAPackage("huiying.bot.*..").should().dependOnClassesThat()
            .resideInAPackage("huiying.bot");

    @ArchTest
    static final ArchRule DECIDING_KNOWS_NO_DATABASE = noClasses().that()
            .belongToAnyOf(CaseLifecycle.class, Router.class, DispatchPolicy.class, WorkingCalendar.class, ServiceLevels.class, Policy.class, Approval.class)
            .should().dependOnClassesThat().resideInAnyPackage("org.springframework..", "java.sql..");

    @ArchTest
    static final ArchRule A_CASE_IS_WRITTEN_ONLY_WITH_ALL_THAT_FOLLOWS = noClasses().that()
            .resideOutsideOfPackages("huiying.bot.cases..", "huiying.bot.progress..")
            .should().callMethodWhere(writesACase());

    @ArchTest
    static final ArchRule NO_CHANNEL_IS_KNOWN_BY_NAME = classes().should().onlyDependOnClassesThat().resideOutsideOfPackages("huiying.channels.*..");

    private static DescribedPredicate<JavaMethodCall> writesACase() {
        return DescribedPredicate.describe("write a case", call -> call.getTargetOwner().isEquivalentTo(Cases.class) && WRITING.contains(call.getName()));
    }
}
