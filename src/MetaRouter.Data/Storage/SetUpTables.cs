using MetaRouter.Data.Accounts;
using MetaRouter.Data.Auditing;
using MetaRouter.Data.Candidates;
using MetaRouter.Data.Imports;
using MetaRouter.Data.People;
using MetaRouter.Data.PolicyVersions;
using MetaRouter.Data.Probes;
using MetaRouter.Data.Providers;
using MetaRouter.Data.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MetaRouter.Data.Storage;

/// <summary>The tables of what admins and researchers bring: accounts, set-up, measurements, imports.</summary>
internal static class SetUpTables
{
    public static void Configure(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Account>(ConfigureAccount);
        modelBuilder.Entity<CookieKey>().HasKey(row => row.Sequence);
        modelBuilder.Entity<StoredSetting>().HasKey(row => row.Name);
        modelBuilder.Entity<AuditEntry>().HasKey(row => row.Sequence);
        modelBuilder.Entity<ProviderEntry>().HasKey(row => row.Id);
        modelBuilder.Entity<CandidateEntry>().HasKey(row => row.Id);
        modelBuilder.Entity<PriceEntry>(ConfigurePrice);
        modelBuilder.Entity<QuestionSet>(ConfigureQuestionSet);
        modelBuilder.Entity<ProbeQuestion>(ConfigureProbeQuestion);
        modelBuilder.Entity<Probe>(ConfigureProbe);
        modelBuilder.Entity<ProbeAnswer>(ConfigureProbeAnswer);
        modelBuilder.Entity<PolicyVersion>(ConfigurePolicyVersion);
        modelBuilder.Entity<PolicyFile>(ConfigurePolicyFile);
        modelBuilder.Entity<ShadowChoice>(ConfigureShadowChoice);
        modelBuilder.Entity<ImportedDataset>(ConfigureDataset);
        modelBuilder.Entity<ImportedComparison>(ConfigureImported);
    }

    private static void ConfigureAccount(EntityTypeBuilder<Account> account)
    {
        account.HasKey(row => row.PersonId);
        account.HasIndex(row => row.NormalizedUserName).IsUnique();
        account.HasOne<Person>().WithOne().HasForeignKey<Account>(row => row.PersonId).OnDelete(DeleteBehavior.Cascade);
    }

    private static void ConfigurePrice(EntityTypeBuilder<PriceEntry> price)
    {
        price.HasKey(row => row.Sequence);
        price.Ignore(row => row.Version);
        price.HasIndex(row => new { row.CandidateId, row.EffectiveFrom });
    }

    private static void ConfigureQuestionSet(EntityTypeBuilder<QuestionSet> set)
    {
        set.Property(row => row.Id).ValueGeneratedNever();
        set.HasIndex(row => row.Name).IsUnique();
    }

    private static void ConfigureProbeQuestion(EntityTypeBuilder<ProbeQuestion> question)
    {
        question.HasKey(row => new { row.SetId, row.Index });
        question.HasOne<QuestionSet>().WithMany().HasForeignKey(row => row.SetId).OnDelete(DeleteBehavior.Cascade);
    }

    private static void ConfigureProbe(EntityTypeBuilder<Probe> probe)
    {
        probe.Property(row => row.Id).ValueGeneratedNever();
        probe.HasIndex(row => new { row.CandidateId, row.State });
    }

    private static void ConfigureProbeAnswer(EntityTypeBuilder<ProbeAnswer> answer)
    {
        answer.HasKey(row => new { row.ProbeId, row.Index });
        answer.HasOne<Probe>().WithMany().HasForeignKey(row => row.ProbeId).OnDelete(DeleteBehavior.Cascade);
    }

    private static void ConfigurePolicyVersion(EntityTypeBuilder<PolicyVersion> version)
    {
        version.Property(row => row.Id).ValueGeneratedNever();
        version.HasIndex(row => row.ModelVersion).IsUnique();
    }

    private static void ConfigurePolicyFile(EntityTypeBuilder<PolicyFile> file)
    {
        file.HasKey(row => new { row.PolicyVersionId, row.Name });
        file.HasOne<PolicyVersion>().WithMany().HasForeignKey(row => row.PolicyVersionId).OnDelete(DeleteBehavior.Cascade);
    }

    private static void ConfigureShadowChoice(EntityTypeBuilder<ShadowChoice> choice)
    {
        choice.HasKey(row => new { row.DecisionId, row.PolicyVersionId });
        choice.HasOne<Routing.LoggedDecision>().WithMany().HasForeignKey(row => row.DecisionId).HasPrincipalKey(row => row.Id).OnDelete(DeleteBehavior.Cascade);
    }

    private static void ConfigureDataset(EntityTypeBuilder<ImportedDataset> dataset)
    {
        dataset.Property(row => row.Id).ValueGeneratedNever();
        dataset.HasIndex(row => row.Name).IsUnique();
    }

    private static void ConfigureImported(EntityTypeBuilder<ImportedComparison> comparison)
    {
        comparison.HasKey(row => row.Sequence);
        comparison.HasIndex(row => row.ContentHash).IsUnique();
        comparison.HasOne<ImportedDataset>().WithMany().HasForeignKey(row => row.DatasetId).OnDelete(DeleteBehavior.Cascade);
    }
}
