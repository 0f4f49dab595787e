using MetaRouter.Core.Candidates;
using MetaRouter.Core.Comparisons;
using MetaRouter.Data.Comparisons;
using MetaRouter.Data.People;
using MetaRouter.Studio.Comparing;

namespace MetaRouter.Studio.Tests.Comparing;

/// <summary>What happens to people when the preference model changes.</summary>
public sealed class PersonPreferenceTests : IAsyncLifetime
{
    private static readonly PreferenceModelInUse New = new(new LatentTestModel("new"), LatentTestModel.View);

    private StudioParts _studio = null!;
    private Guid _person;

    public async Task InitializeAsync()
    {
        _studio = await StudioParts.CreateAsync(configure: options => options.Preference.Model = "");
        _person = await _studio.GuestAsync();
        await VoteAsync();
        await VoteAsync();
    }

    public async Task DisposeAsync() => await _studio.DisposeAsync();

    [Fact]
    public async Task State_WrittenByAnotherModel_IsRebuiltFromTheContextsOnce()
    {
        var preference = new PersonPreference(New, _studio.People, _studio.Get<ProfileStore>(), _studio.Comparisons);
        var expected = await _studio.CostWeightAsync(_person);
        var before = await PersonAsync();

        var belief = await preference.BeliefAsync(before, CancellationToken.None);

        var after = await PersonAsync();
        Assert.Equal(expected, belief.CostWeight, 12);
        Assert.Equal(2, belief.ComparisonCount);
        Assert.Equal(("new", before.PreferenceRevision + 1), (after.Preference!.Version, after.PreferenceRevision));
        await preference.BeliefAsync(after, CancellationToken.None);
        Assert.Equal(after.PreferenceRevision, (await PersonAsync()).PreferenceRevision);
    }

    [Fact]
    public async Task Trail_AfterAChangeOfModel_MarksWhatTheOtherBelieved()
    {
        var placing = new PlacedPreference(
            _studio.Pools, new PersonPreference(New, _studio.People, _studio.Get<ProfileStore>(), _studio.Comparisons), _studio.Get<RoutedQueries>(), _studio.People, _studio.Get<ProfileStore>(), _studio.Comparisons);

        var place = await placing.PlaceAsync(_person, CancellationToken.None);
        var untouched = await _studio.Get<PlacedPreference>().PlaceAsync(_person, CancellationToken.None);

        Assert.Equal((3, 3), (place!.Trail.Count, place.TrailByOtherModel));
        Assert.Equal((2, 0), (untouched!.Trail.Count, untouched.TrailByOtherModel));
    }

    private async Task VoteAsync()
    {
        var question = (await _studio.Asking.SuggestAsync(_person, CancellationToken.None))!.Sample.Question.Query;
        var open = await _studio.AnsweredAsync(_person, question);
        await _studio.Voting.VoteAsync(new Vote(_person, open.Id, Choice.BBetter, Tag(open.Left), Tag(open.Right), null), CancellationToken.None);

        static PriceTag Tag(ComparisonAnswer answer) => new(answer.Cost!.Value, IsExpected: false);
    }

    private async Task<Person> PersonAsync() => (await _studio.People.FindAsync(_person, CancellationToken.None))!;
}
