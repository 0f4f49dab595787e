using MetaRouter.Data.Auditing;
using MetaRouter.Studio.Settings;

namespace MetaRouter.Studio.Features.Admin.Settings;

/// <summary>What became of saving a section.</summary>
public enum SaveOutcome
{
    /// <summary>It is in force.</summary>
    Saved,

    /// <summary>Nothing was different.</summary>
    Unchanged,

    /// <summary>A field cannot be read; see <see cref="SectionForm.ProblemOf"/>.</summary>
    Refused,

    /// <summary>Somebody else has changed it meanwhile; see <see cref="SectionForm.TheirsOf"/>.</summary>
    ChangedElsewhere,
}

/// <summary>
/// One section of the settings while it is edited. What was typed stays, whatever somebody else saves meanwhile: their values are then shown beside it, and
/// the next save replaces them. One circuit uses it.
/// </summary>
public abstract class SectionForm(string id, string title, string lead, IReadOnlyList<SettingField> fields)
{
    private IReadOnlyDictionary<string, string> _problems = new Dictionary<string, string>();

    /// <summary>Its name on the page.</summary>
    public string Id { get; } = id;

    /// <summary>Its heading.</summary>
    public string Title { get; } = title;

    /// <summary>What it is about.</summary>
    public string Lead { get; } = lead;

    /// <summary>Its fields, in order.</summary>
    public IReadOnlyList<SettingField> Fields { get; } = fields;

    /// <summary>Counts the changes that others have made; what is saved says on which of them it rests.</summary>
    public abstract int Revision { get; }

    /// <summary>Whether somebody else has changed it while it was edited here, and nothing was decided about that yet.</summary>
    public bool IsChangedElsewhere { get; private set; }

    /// <summary>Whether anything typed differs from what is in force.</summary>
    public bool IsEdited => Fields.Any(each => Typed[each.Id] != InForce[each.Id]);

    /// <summary>The values in force.</summary>
    protected IReadOnlyDictionary<string, string> InForce { get; set; } = new Dictionary<string, string>();

    /// <summary>The values as typed.</summary>
    protected Dictionary<string, string> Typed { get; private set; } = [];

    /// <summary>The value of a field as typed.</summary>
    public string ValueOf(string field) => Typed[field];

    /// <summary>Types a value.</summary>
    public void Type(string field, string value) => Typed[field] = value;

    /// <summary>What is wrong with a field; null when nothing is.</summary>
    public string? ProblemOf(string field) => _problems.GetValueOrDefault(field);

    /// <summary>What somebody else has set a field to meanwhile, in words; null when that is what stands here.</summary>
    public string? TheirsOf(SettingField field) => IsChangedElsewhere && InForce[field.Id] != Typed[field.Id] ? field.Words(InForce[field.Id]) : null;

    /// <summary>Takes the values in force and forgets what was typed.</summary>
    public void TakeTheirs()
    {
        Typed = new Dictionary<string, string>(InForce);
        _problems = new Dictionary<string, string>();
        IsChangedElsewhere = false;
    }

    /// <summary>Looks at the settings again; an untouched section follows, an edited one says what has changed.</summary>
    public void Follow()
    {
        var wasEdited = IsEdited;
        if (!Reread()) return;
        if (wasEdited && IsEdited) IsChangedElsewhere = true;
        else TakeTheirs();
    }

    /// <summary>Saves what is typed.</summary>
    /// <param name="actor">Who does.</param>
    /// <param name="shownRevision">The <see cref="Revision"/> that was on screen.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<SaveOutcome> SaveAsync(Actor actor, int shownRevision, CancellationToken cancellationToken)
    {
        Follow();
        if (shownRevision != Revision && IsChangedElsewhere) return SaveOutcome.ChangedElsewhere;
        var typed = new TypedSection(Typed);
        if (!IsEdited) return SaveOutcome.Unchanged;
        var isSaved = await TrySaveAsync(actor, typed, cancellationToken);
        _problems = typed.Problems;
        if (_problems.Count > 0) return SaveOutcome.Refused;
        if (!isSaved)
        {
            Follow();
            return SaveOutcome.ChangedElsewhere;
        }

        Reread();
        TakeTheirs();
        return SaveOutcome.Saved;
    }

    /// <summary>What is different, as one line for the audit log.</summary>
    protected string Changes() => string.Join("; ",
        Fields.Where(field => Typed[field.Id] != InForce[field.Id]).Select(field => $"{field.Label}: {field.Words(InForce[field.Id])} → {field.Words(Typed[field.Id])}"));

    /// <summary>Reads the values in force; whether somebody has changed them.</summary>
    protected abstract bool Reread();

    /// <summary>Saves the section unless a field has a problem; false when it was changed elsewhere.</summary>
    protected abstract Task<bool> TrySaveAsync(Actor actor, TypedSection typed, CancellationToken cancellationToken);
}

/// <inheritdoc cref="SectionForm" />
/// <typeparam name="TSection">A property's type of <see cref="StudioSettings"/>.</typeparam>
public sealed class SectionForm<TSection> : SectionForm
    where TSection : class
{
    private readonly SectionShape<TSection> _shape;
    private readonly SettingsInUse _settings;
    private SectionInUse<TSection> _read;

    /// <param name="shape">How the section is shown and read.</param>
    /// <param name="settings">Where it is kept.</param>
    public SectionForm(SectionShape<TSection> shape, SettingsInUse settings)
        : base(shape.Id, shape.Title, shape.Lead, shape.Fields)
    {
        (_shape, _settings) = (shape, settings);
        _read = settings.Section(shape.Choose);
        InForce = shape.Show(_read.Value);
        TakeTheirs();
    }

    /// <inheritdoc />
    public override int Revision => _read.Revision;

    /// <inheritdoc />
    protected override bool Reread()
    {
        var now = _settings.Section(_shape.Choose);
        if (now.Revision == _read.Revision) return false;
        _read = now;
        InForce = _shape.Show(now.Value);
        return true;
    }

    /// <inheritdoc />
    protected override async Task<bool> TrySaveAsync(Actor actor, TypedSection typed, CancellationToken cancellationToken)
    {
        var section = _shape.Read(typed, _read.Value);
        return typed.Problems.Count == 0 && await _settings.ChangeAsync(actor, section, _read.Revision, Changes(), cancellationToken);
    }
}
