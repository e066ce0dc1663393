package huiying.bot.desk;

import java.util.UUID;

import huiying.bot.cases.Case;
import huiying.bot.cases.CaseStatus;
import huiying.bot.staff.Role;
import huiying.bot.staff.StaffMember;
import huiying.nlp.Nature;

/** Who may do what with which case: one table for pages and API alike. */
public final class Policy {
    private Policy() {
    }

    /** Agents and supervisors see what was filed, departments what is theirs, administrators that it is there. */
    public static boolean sees(StaffMember who, Case about) {
        return switch (who.role()) {
            case AGENT, SUPERVISOR, ADMIN -> true;
            case DEPARTMENT -> (who.belongsTo(about.unit()) || helps(who, about)) && about.state() != CaseStatus.DRAFT;
            case SECURITY, AUDITOR -> false;
        };
    }

    /** Whoever reported in confidence is known to nobody here; others only to those who must talk with them. */
    public static boolean seesIdentity(StaffMember who, Case about) {
        return sees(who, about) && !about.confidential() && about.nature() != Nature.WHISTLEBLOWING && who.role() != Role.ADMIN;
    }

    public static boolean allows(StaffMember who, Command act, Case about) {
        return sees(who, about) && switch (act) {
            case Command.Cancel it when about.nature() == Nature.WHISTLEBLOWING -> who.role() == Role.SUPERVISOR;
            case Command.Confirm it -> answersPhones(who);
            case Command.Correct it -> answersPhones(who);
            case Command.Assign it -> answersPhones(who);
            case Command.AcceptReturn it -> answersPhones(who);
            case Command.RejectReturn it -> answersPhones(who);
            case Command.SendToArbitration it -> answersPhones(who);
            case Command.Answer it -> answersPhones(who);
            case Command.Locate it -> answersPhones(who);
            case Command.Split it -> answersPhones(who);
            case Command.Cancel it -> answersPhones(who);
            case Command.Visited it -> answersPhones(who);
            case Command.Missed it -> answersPhones(who);
            case Command.Reopen it -> answersPhones(who);
            case Command.Sign it -> leads(who, about);
            case Command.HandTo it -> leads(who, about);
            case Command.AskReturn it -> leads(who, about);
            case Command.Report it -> leads(who, about);
            case Command.AskAssist it -> leads(who, about) || who.role() == Role.SUPERVISOR;
            case Command.AcceptAssist it -> who.role() == Role.DEPARTMENT && helps(who, about);
            case Command.Assist it -> who.role() == Role.DEPARTMENT && helps(who, about);
            case Command.Appeal it -> answersPhones(who);
            case Command.ProposeRefusal it -> answersPhones(who);
            case Command.ProposeInvalid it -> answersPhones(who);
            case Command.Merge it -> answersPhones(who);
            case Command.Unmerge it -> answersPhones(who);
            case Command.FlagEmergency it -> answersPhones(who);
            case Command.Summarise it -> answersPhones(who);
            case Command.Urge it -> answersPhones(who);
            case Command.Inform it -> answersPhones(who);
            case Command.AskInfo it -> answersPhones(who) || leads(who, about);
            case Command.Agree it -> decides(who, about);
            case Command.Decline it -> decides(who, about);
            case Command.Resume it -> leads(who, about);
            case Command.Progress it -> leads(who, about);
            case Command.Contact it -> leads(who, about);
            case Command.AnswerSupervision it -> leads(who, about);
            case Command.Rectify it -> leads(who, about);
            case Command.ReportUnsolved it -> leads(who, about) && who.head();
            case Command.AskExtension it -> leads(who, about) && who.head();
            case Command.AskPlan it -> leads(who, about) && who.head();
            case Command.RefuseByLaw it -> who.role() == Role.SUPERVISOR;
            case Command.HoldRecords it -> who.role() == Role.SUPERVISOR;
            case Command.ReleaseRecords it -> who.role() == Role.SUPERVISOR;
            case Command.Supervise it -> who.role() == Role.SUPERVISOR;
            case Command.Approve it -> who.role() == Role.SUPERVISOR;
            case Command.SendBack it -> who.role() == Role.SUPERVISOR;
            case Command.Arbitrate it -> who.role() == Role.SUPERVISOR;
            case Command.Note it -> who.role() != Role.ADMIN;
        };
    }

    public static NotPermitted refusal(StaffMember who, Command act, Case about) {
        return new NotPermitted(who.id(), act.kind(), about.id(), !sees(who, about));
    }

    /** For a case that does not exist, so that it looks like one that is hidden. */
    public static NotPermitted unknown(StaffMember who, Command act, UUID caseId) {
        return new NotPermitted(who.id(), act.kind(), caseId, true);
    }

    private static boolean leads(StaffMember who, Case about) {
        return who.role() == Role.DEPARTMENT && who.belongsTo(about.unit());
    }

    private static boolean helps(StaffMember who, Case about) {
        return about.assists().stream().anyMatch(assist -> who.belongsTo(assist.unit()));
    }

    /** More time and ends without a solution are the supervisors' to grant; that it is no matter of ours any second person may see. */
    private static boolean decides(StaffMember who, Case about) {
        var proposal = about.proposal();
        if (proposal == null) {
            return answersPhones(who);
        }
        return switch (proposal.kind()) {
            case EXTENSION, PLAN, UNSOLVED -> who.role() == Role.SUPERVISOR;
            case REFUSAL, INVALID -> answersPhones(who);
        };
    }

    private static boolean answersPhones(StaffMember who) {
        return who.role() == Role.AGENT || who.role() == Role.SUPERVISOR;
    }
}
