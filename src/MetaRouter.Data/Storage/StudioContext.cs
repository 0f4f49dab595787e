using MetaRouter.Core.Candidates;
using MetaRouter.Core.Comparisons;
using MetaRouter.Data.Accounts;
using MetaRouter.Data.Auditing;
using MetaRouter.Data.Budgets;
using MetaRouter.Data.Candidates;
using MetaRouter.Data.Comparisons;
using MetaRouter.Data.Conversations;
using MetaRouter.Data.Imports;
using MetaRouter.Data.People;
using MetaRouter.Data.PolicyVersions;
using MetaRouter.Data.Probes;
using MetaRouter.Data.Providers;
using MetaRouter.Data.Rewards;
using MetaRouter.Data.Routing;
using MetaRouter.Data.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MetaRouter.Data.Storage;

/// <summary>The tables. Nothing in the model is peculiar to one database: numbers, texts, blobs. Each database has a context with migrations of its own.</summary>
internal abstract class StudioContext(DbContextOptions options) : DbContext(options)
{
    public DbSet<Person> People => Set<Person>();

    public DbSet<Conversation> Conversations => Set<Conversation>();

    public DbSet<Comparison> Comparisons => Set<Comparison>();

    public DbSet<ComparisonAnswer> Answers => Set<ComparisonAnswer>();

    public DbSet<NamedProfile> Profiles => Set<NamedProfile>();

    public DbSet<RoutedAnswer> RoutedAnswers => Set<RoutedAnswer>();

    public DbSet<LoggedDecision> Decisions => Set<LoggedDecision>();

    public DbSet<LoggedReward> Rewards => Set<LoggedReward>();

    public DbSet<QualitySnapshot> QualitySnapshots => Set<QualitySnapshot>();

    public DbSet<Charge> Charges => Set<Charge>();

    public DbSet<BudgetPeriod> BudgetPeriods => Set<BudgetPeriod>();

    public DbSet<ChargedPeriod> ChargedPeriods => Set<ChargedPeriod>();

    public DbSet<BudgetRefusal> BudgetRefusals => Set<BudgetRefusal>();

    public DbSet<Account> Accounts => Set<Account>();

    public DbSet<CookieKey> CookieKeys => Set<CookieKey>();

    public DbSet<StoredSetting> Settings => Set<StoredSetting>();

    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    public DbSet<ProviderEntry> Providers => Set<ProviderEntry>();

    public DbSet<CandidateEntry> Candidates => Set<CandidateEntry>();

    public DbSet<PriceEntry> Prices => Set<PriceEntry>();

    public DbSet<QuestionSet> QuestionSets => Set<QuestionSet>();

    public DbSet<ProbeQuestion> ProbeQuestions => Set<ProbeQuestion>();

    public DbSet<Probe> Probes => Set<Probe>();

    public DbSet<ProbeAnswer> ProbeAnswers => Set<ProbeAnswer>();

    public DbSet<PolicyVersion> PolicyVersions => Set<PolicyVersion>();

    public DbSet<PolicyFile> PolicyFiles => Set<PolicyFile>();

    public DbSet<ShadowChoice> ShadowChoices => Set<ShadowChoice>();

    public DbSet<ImportedDataset> ImportedDatasets => Set<ImportedDataset>();

    public DbSet<ImportedComparison> ImportedComparisons => Set<ImportedComparison>();

    /// <summary>Waits for its turn with this number, which ends with the transaction: where several write at once, one at a time goes on.</summary>
    public abstract Task LockAsync(long key, CancellationToken cancellationToken);

    /// <summary>The person's writes wait for each other, until this transaction has ended.</summary>
    // The random half of a version 7 identity; two people with the same would wait for each other, no more.
    public Task LockPersonAsync(Guid personId, CancellationToken cancellationToken) => LockAsync(BitConverter.ToInt64(personId.ToByteArray(), 8), cancellationToken);

    /// <summary>Whether this transaction has appended to the reward log.</summary>
    public bool HasAppendedRewards { get; set; }

    /// <summary>Tells other processes so, when the transaction has ended.</summary>
    public abstract Task AnnounceRewardsAsync(CancellationToken cancellationToken);

    /// <summary>Brings the tables up to date.</summary>
    /// <param name="location">Where they are, for the message.</param>
    /// <param name="wayOut">How to use others, for the message.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="StudioDatabaseException">They were written by a newer program.</exception>
    public async Task BringUpToDateAsync(string location, string wayOut, CancellationToken cancellationToken)
    {
        var known = Database.GetMigrations().ToList();
        var applied = (await Database.GetAppliedMigrationsAsync(cancellationToken)).ToList();
        if (applied.Except(known).FirstOrDefault() is { } unknown)
            throw new StudioDatabaseException(
                $"The database {location} was written by a newer version of MetaRouter Studio (it has '{unknown}'). Install that version, or {wayOut}.");
        if (applied.Count == known.Count) return;
        await BeforeMigratingAsync(cancellationToken);
        await Database.MigrateAsync(cancellationToken);
    }

    protected abstract Task BeforeMigratingAsync(CancellationToken cancellationToken);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UnixMillisecondsConverter>();
        configurationBuilder.Properties<string>().HaveConversion<TextConverter>();
        configurationBuilder.Properties<TimeSpan>().HaveConversion<DurationConverter>();
        configurationBuilder.Properties<decimal>().HaveConversion<PriceConverter>();
        configurationBuilder.Properties<Cost>().HaveConversion<CostConverter>();
        configurationBuilder.Properties<ReadOnlyMemory<byte>>().HaveConversion<BytesConverter>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>();
        configurationBuilder.Properties<IReadOnlyList<ComparisonReason>>().HaveConversion<ReasonsConverter, ReasonsComparer>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Person>(ConfigurePerson);
        modelBuilder.Entity<Conversation>(ConfigureConversation);
        modelBuilder.Entity<Comparison>(ConfigureComparison);
        modelBuilder.Entity<ComparisonAnswer>(ConfigureAnswer);
        modelBuilder.Entity<NamedProfile>(ConfigureProfile);
        modelBuilder.Entity<RoutedAnswer>(ConfigureRoutedAnswer);
        modelBuilder.Entity<LoggedDecision>(ConfigureDecision);
        modelBuilder.Entity<LoggedReward>(ConfigureReward);
        modelBuilder.Entity<QualitySnapshot>().HasKey(row => new { row.FormVersion, row.Sequence });
        modelBuilder.Entity<Charge>(ConfigureCharge);
        modelBuilder.Entity<BudgetPeriod>().HasKey(row => new { row.Budget, row.StartsAt });
        modelBuilder.Entity<ChargedPeriod>(ConfigureChargedPeriod);
        modelBuilder.Entity<BudgetRefusal>().HasKey(row => row.Sequence);
        SetUpTables.Configure(modelBuilder);
    }

    private static void ConfigurePerson(EntityTypeBuilder<Person> person)
    {
        person.Property(row => row.Id).ValueGeneratedNever();
        person.ComplexProperty(row => row.Preference);
        person.ComplexProperty(row => row.Settings);
    }

    private static void ConfigureConversation(EntityTypeBuilder<Conversation> conversation)
    {
        conversation.Property(row => row.Id).ValueGeneratedNever();
        conversation.HasOne<Person>().WithMany().HasForeignKey(row => row.PersonId).OnDelete(DeleteBehavior.Cascade);
    }

    private static void ConfigureComparison(EntityTypeBuilder<Comparison> comparison)
    {
        comparison.HasKey(row => row.Sequence);
        comparison.HasAlternateKey(row => row.Id);
        comparison.HasOne<Person>().WithMany().HasForeignKey(row => row.PersonId).OnDelete(DeleteBehavior.Cascade);
        comparison.HasOne<Conversation>().WithMany().HasForeignKey(row => row.ConversationId).OnDelete(DeleteBehavior.Cascade);
        comparison.HasIndex(row => new { row.PersonId, row.Sequence });
        comparison.HasIndex(row => new { row.State, row.Sequence });
        comparison.HasIndex(row => row.CreatedAt);
        // What researchers filter and count by, so that counting reads no text.
        comparison.HasIndex(row => new { row.State, row.VotedAt, row.Category, row.Language, row.PricesShown, row.Choice, row.PersonId, row.Sequence });
        comparison.Ignore(row => row.Left).Ignore(row => row.Right);
        comparison.ComplexProperty(row => row.PreferenceBefore);
        comparison.ComplexProperty(row => row.PreferenceAfter);
        comparison.HasMany<ComparisonAnswer>("_answers").WithOne()
            .HasForeignKey(row => row.ComparisonId).HasPrincipalKey(row => row.Id).OnDelete(DeleteBehavior.Cascade);
        comparison.Navigation("_answers").UsePropertyAccessMode(PropertyAccessMode.Field).AutoInclude();
    }

    private static void ConfigureAnswer(EntityTypeBuilder<ComparisonAnswer> answer)
    {
        answer.ToTable("ComparisonAnswers").HasKey(row => new { row.ComparisonId, row.Side });
        // Whose comparisons a researcher asks for, without reading what was answered.
        answer.HasIndex(row => new { row.CandidateId, row.ComparisonId });
    }

    private static void ConfigureProfile(EntityTypeBuilder<NamedProfile> profile)
    {
        profile.Property(row => row.Id).ValueGeneratedNever();
        profile.HasOne<Person>().WithMany().HasForeignKey(row => row.PersonId).OnDelete(DeleteBehavior.Cascade);
        profile.HasIndex(row => new { row.PersonId, row.Name }).IsUnique();
    }

    private static void ConfigureRoutedAnswer(EntityTypeBuilder<RoutedAnswer> answer)
    {
        answer.HasKey(row => row.Sequence);
        answer.HasAlternateKey(row => row.Id);
        answer.HasOne<Person>().WithMany().HasForeignKey(row => row.PersonId).OnDelete(DeleteBehavior.Cascade);
        answer.HasOne<Conversation>().WithMany().HasForeignKey(row => row.ConversationId).OnDelete(DeleteBehavior.Cascade);
        answer.HasIndex(row => new { row.PersonId, row.Sequence });
        answer.HasIndex(row => new { row.ConversationId, row.TurnIndex });
    }

    private static void ConfigureDecision(EntityTypeBuilder<LoggedDecision> decision)
    {
        decision.HasKey(row => row.Sequence);
        decision.HasAlternateKey(row => row.Id);
        decision.HasOne<Person>().WithMany().HasForeignKey(row => row.PersonId).OnDelete(DeleteBehavior.Cascade);
    }

    private static void ConfigureReward(EntityTypeBuilder<LoggedReward> reward)
    {
        reward.HasKey(row => row.Sequence);
        reward.HasIndex(row => row.JudgedId);
        reward.HasIndex(row => row.PersonId);
        reward.HasIndex(row => row.Reverses).IsUnique();
    }

    private static void ConfigureCharge(EntityTypeBuilder<Charge> charge)
    {
        charge.HasKey(row => row.Sequence);
        charge.HasAlternateKey(row => row.Id);
        charge.HasIndex(row => new { row.PersonId, row.CreatedAt });
        charge.HasIndex(row => row.CreatedAt);
        charge.HasIndex(row => row.TurnId);
        charge.HasIndex(row => new { row.State, row.HostId });
    }

    private static void ConfigureChargedPeriod(EntityTypeBuilder<ChargedPeriod> period)
    {
        period.HasKey(row => new { row.ChargeId, row.Budget });
        period.HasIndex(row => new { row.Budget, row.StartsAt });
        period.HasOne<Charge>().WithMany().HasForeignKey(row => row.ChargeId).HasPrincipalKey(row => row.Id).OnDelete(DeleteBehavior.Cascade);
    }
}
