package huiying.app.console;

import java.util.List;
import java.util.stream.IntStream;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

import huiying.bot.staff.Role;
import huiying.bot.staff.StaffMember;

/** The first hour: for each role a short walk through the pages of its day, each step leading to the real page. */
@Controller
final class GuideController {

    /** One step: its number, and where it leads. */
    record Step(int number, String href) {
    }

    @GetMapping("/console/guide")
    String guide(StaffMember who, Model model) {
        var pages = walk(who.role());
        model.addAttribute("steps", IntStream.range(0, pages.size()).mapToObj(i -> new Step(i + 1, pages.get(i))).toList());
        return "console/guide";
    }

    static List<String> walk(Role role) {
        return switch (role) {
            case AGENT -> List.of("/console/desk", "/console/desk", "/console/desk", "/console/cases", "/console/search", "/console/me");
            case DEPARTMENT ->
                List.of("/console/work", "/console/work?tab=doing", "/console/work?tab=doing", "/console/work?tab=reported", "/console/objections",
                        "/console/me");
            case SUPERVISOR -> List.of("/console/watch", "/console/wall", "/console/watch/hotspots", "/console/watch/arbitration", "/console/watch/rates",
                    "/console/reports");
            case ADMIN -> List.of("/console/admin/units", "/console/admin/duties", "/console/admin/grids", "/console/admin/ready", "/console/admin/channels",
                    "/console/me");
            case SECURITY -> List.of("/console/admin/people", "/console/admin/people", "/console/admin/keys", "/console/me");
            case AUDITOR -> List.of("/console/admin/audit", "/console/admin/audit", "/console/me");
        };
    }
}
