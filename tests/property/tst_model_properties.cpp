#include "qt/document_controller.h"
#include "qt/finding_keeper.h"
#include "qt/finding_model.h"
#include "qt/object_search.h"
#include "qt/outline_model.h"
#include "tests/property/random_edits.h"
#include "tests/property/random_network.h"
#include "tests/support/test_registry.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>
#include <QThreadPool>

#include <algorithm>
#include <memory>
#include <optional>
#include <random>

using namespace peerscape;
using qtmodel::FindingKeeper;
using qtmodel::FindingModel;
using qtmodel::OutlineModel;
using test::Dice;

namespace {

/// Every row of a model with what is under it, fetched first.
QStringList rowsOf(QAbstractItemModel& model, const QModelIndex& parent = {}, int depth = 0)
{
    while (model.canFetchMore(parent))
        model.fetchMore(parent);
    QStringList rows;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        QStringList cells;
        for (int column = 0; column < model.columnCount(parent); ++column)
            cells << model.index(row, column, parent).data().toString();
        const QModelIndex index = model.index(row, 0, parent);
        rows << QString(depth * 2, QLatin1Char(' ')) + cells.join(QStringLiteral(" | "));
        rows << rowsOf(model, index, depth + 1);
    }
    return rows;
}

Dice roll(std::mt19937& random)
{
    std::uniform_int_distribution<std::uint32_t> die(0, 4095);
    return {die(random), die(random), die(random), die(random)};
}

/// The document with so many notes that it is checked beside the window.
azure::Document enlarged(const azure::Document& document)
{
    azure::Transaction transaction(document);
    for (std::size_t i = 0; i <= FindingKeeper::kMostAtOnce; ++i)
        transaction.add(azure::Note{});
    return transaction.take();
}

void compare(const QStringList& shown, const QStringList& wanted)
{
    for (qsizetype i = 0; i < std::min(shown.size(), wanted.size()); ++i)
        QCOMPARE(shown[i], wanted[i]);
    QCOMPARE(shown.size(), wanted.size());
}

} // namespace

class TestModelProperties : public QObject
{
    Q_OBJECT

private:
    /// Follows random changes with an outline of which everything, or only what was opened at the
    /// start, is fetched.
    static void followOutline(bool fetchAll, unsigned seed)
    {
        std::mt19937 random(seed);
        azure::Document document = test::startingNetwork();
        OutlineModel model;
        model.setDocument(document);
        // After the reset: on a reset the tester fetches before it takes the reset for done.
        std::optional<QAbstractItemModelTester> tester;
        if (fetchAll)
            tester.emplace(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        for (int step = 0; step < 60; ++step) {
            azure::Transaction transaction(document);
            test::randomStep(transaction, roll(random));
            const azure::Document next = transaction.take();
            model.update(next, azure::Document::diff(document, next));
            document = next;
            if (fetchAll || step == 59) {
                OutlineModel fresh;
                fresh.setDocument(document);
                compare(rowsOf(model), rowsOf(fresh));
                if (QTest::currentTestFailed())
                    return;
            }
        }
        QCOMPARE(resets.count(), 0);
    }

private slots:
    /// On a thread of the pool.
    void whatWasShownIsLetGoOf()
    {
        using qtmodel::DocumentController;
        DocumentController controller;
        std::shared_ptr<DocumentController::Prepared> shown =
            DocumentController::prepare(enlarged(test::startingNetwork()));
        const std::weak_ptr<DocumentController::Prepared> before = shown;
        controller.setPrepared(std::move(shown));
        controller.setDocument(test::startingNetwork());
        QThreadPool::globalInstance()->waitForDone();
        QVERIFY(before.expired());
    }

    void outlineFollowsWhatIsFetched_data()
    {
        QTest::addColumn<unsigned>("seed");
        for (unsigned seed = 1; seed <= 8; ++seed)
            QTest::addRow("%u", seed) << seed;
    }
    void outlineFollowsWhatIsFetched()
    {
        QFETCH(unsigned, seed);
        followOutline(true, seed);
    }
    void outlineFollowsWhatIsNot_data() { outlineFollowsWhatIsFetched_data(); }
    void outlineFollowsWhatIsNot()
    {
        QFETCH(unsigned, seed);
        followOutline(false, seed);
    }

    void outlineRevealsWhatNobodyOpened()
    {
        const azure::Document document = test::startingNetwork();
        OutlineModel model;
        model.setDocument(document);
        document.all<azure::NetworkInterface>().forEach([&](NicId id, const auto&) {
            const QModelIndex index = model.reveal(id);
            QVERIFY(index.isValid());
            QCOMPARE(index.data(OutlineModel::ObjectRole).toUInt(), ObjectId(id).value);
        });
    }

    void searchFindsPartsOfNamesAndAddresses()
    {
        const azure::Document document = test::startingNetwork();
        OutlineModel model;
        model.setDocument(document);
        model.showFound();
        auto tester = std::make_optional<QAbstractItemModelTester>(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        std::vector<std::pair<ObjectId, QString>> wanted;
        document.all<azure::VirtualNetwork>().forEach([&](VnetId id,
                                                          const azure::VirtualNetwork& vnet) {
            wanted.emplace_back(id, QString::fromStdString(toLower(vnet.name.view())).toUpper());
            if (!vnet.addressPrefixes.empty())
                wanted.emplace_back(
                    id, QString::fromStdString(vnet.addressPrefixes.front().toString()));
        });
        QVERIFY(!wanted.empty());
        qtmodel::ObjectSearch search;
        connect(&search, &qtmodel::ObjectSearch::found, &model, &OutlineModel::addFound);
        for (const auto& [id, text] : wanted) {
            QSignalSpy finished(&search, &qtmodel::ObjectSearch::finished);
            model.showFound();
            search.start(document, text);
            QVERIFY(finished.wait());
            QVERIFY2(model.indexOf(id).isValid(), qPrintable(text));
        }
        QSignalSpy finished(&search, &qtmodel::ObjectSearch::finished);
        model.showFound();
        search.start(document, QStringLiteral("no such name"));
        QVERIFY(finished.wait());
        QCOMPARE(model.rowCount(), 0);
        tester.reset();
        model.showAll();
        OutlineModel fresh;
        fresh.setDocument(document);
        compare(rowsOf(model), rowsOf(fresh));
    }

    void findingsFollowEveryEdit_data()
    {
        QTest::addColumn<unsigned>("seed");
        QTest::addColumn<bool>("large");
        for (unsigned seed = 1; seed <= 8; ++seed) {
            QTest::addRow("%u at once", seed) << seed << false;
            QTest::addRow("%u beside the window", seed) << seed << true;
        }
    }
    void findingsFollowEveryEdit()
    {
        QFETCH(unsigned, seed);
        QFETCH(bool, large);
        std::mt19937 random(seed);
        azure::Document document =
            large ? enlarged(test::startingNetwork()) : test::startingNetwork();
        FindingKeeper keeper;
        keeper.begin(route::RouteEngine(document));
        QCOMPARE(keeper.isCurrent(), !large);
        FindingModel model(keeper);
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        for (int step = 0; step < 60; ++step) {
            azure::Transaction transaction(document);
            test::randomStep(transaction, roll(random));
            const azure::Document next = transaction.take();
            keeper.follow(next, azure::Document::diff(document, next));
            document = next;
            // Several edits come while one is checked.
            if (large && random() % 4 != 0 && step != 59)
                continue;
            keeper.finish();
            QVERIFY(keeper.document() == document);
            FindingKeeper freshKeeper;
            freshKeeper.begin(route::RouteEngine(document));
            freshKeeper.finish();
            FindingModel fresh(freshKeeper);
            QStringList shown = rowsOf(model);
            QStringList wanted = rowsOf(fresh);
            // Findings that nothing tells apart may stand in any order.
            shown.sort();
            wanted.sort();
            compare(shown, wanted);
            for (const auto severity :
                 {check::Severity::Error, check::Severity::Warning, check::Severity::Info})
                QCOMPARE(keeper.count(severity), freshKeeper.count(severity));
            if (QTest::currentTestFailed())
                return;
        }
    }

    void manyFindingsComeAndGoAtOnce()
    {
        // Each of the networks has a public range, which is worth a warning.
        const azure::Document few = test::startingNetwork();
        azure::Transaction transaction(few);
        for (std::uint32_t i = 0; i < 100; ++i) {
            azure::VirtualNetwork vnet;
            vnet.name = "public" + std::to_string(i);
            vnet.addressPrefixes = {
                net::Prefix::containing(net::Address::v4(0x08000000U + (i << 16U)), 16)};
            transaction.add(std::move(vnet));
        }
        const azure::Document many = transaction.take();
        FindingKeeper keeper;
        keeper.begin(route::RouteEngine(few));
        FindingModel model(keeper);
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const QStringList before = rowsOf(model);
        keeper.follow(many, azure::Document::diff(few, many));
        QVERIFY(model.rowCount() >= before.size() + 100);
        FindingKeeper freshKeeper;
        freshKeeper.begin(route::RouteEngine(many));
        FindingModel fresh(freshKeeper);
        compare(rowsOf(model), rowsOf(fresh));
        keeper.follow(few, azure::Document::diff(many, few));
        compare(rowsOf(model), before);
    }

    void findingsOfALargeDesignComeByThemselves()
    {
        FindingKeeper keeper;
        keeper.begin(route::RouteEngine(test::startingNetwork()));
        const FindingModel model(keeper);
        QVERIFY(model.rowCount() > 0);
        QSignalSpy resets(&keeper, &FindingKeeper::reset);
        keeper.begin(route::RouteEngine(enlarged(test::startingNetwork())));
        // Nothing of another design stays.
        QCOMPARE(resets.count(), 1);
        QCOMPARE(model.rowCount(), 0);
        QVERIFY(keeper.checker() == nullptr);
        QVERIFY(resets.wait());
        QVERIFY(keeper.isCurrent());
        QVERIFY(model.rowCount() > 0);
        // What is being checked is nobody's when another design is opened meanwhile.
        keeper.begin(route::RouteEngine(enlarged(test::startingNetwork())));
        keeper.begin(route::RouteEngine(azure::Document()));
        QVERIFY(keeper.isCurrent());
        QCOMPARE(model.rowCount(), 0);
        resets.clear();
        QThreadPool::globalInstance()->waitForDone();
        QCoreApplication::processEvents();
        QCOMPARE(resets.count(), 0);
    }
};

PEERSCAPE_TEST_CLASS(TestModelProperties)
#include "tst_model_properties.moc"
