#include "core/azure/names.h"
#include "tests/support/test_registry.h"
#include "tests/views/every_kind.h"
#include "tests/views/inspector_hand.h"
#include "views/inspector/list_field.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QUndoStack>

using namespace peerscape;

namespace {

/// All that the inspector shows and says of its fields, one line each.
QString wholeForm(const test::InspectorHand& hand)
{
    QString text;
    for (const QWidget* widget : hand.content()->findChildren<QWidget*>()) {
        QString shown;
        if (const auto* label = qobject_cast<const QLabel*>(widget))
            shown = label->isHidden() ? QStringLiteral("(hidden)") : label->text();
        else if (const auto* line = qobject_cast<const QLineEdit*>(widget))
            shown = line->text() + QLatin1Char('|') + line->placeholderText();
        else if (const auto* flag = qobject_cast<const QCheckBox*>(widget))
            shown = QString::number(flag->checkState());
        else if (const auto* box = qobject_cast<const QComboBox*>(widget))
            shown = box->currentText() + QLatin1Char('|') + box->placeholderText();
        else if (const auto* paragraph = qobject_cast<const QPlainTextEdit*>(widget))
            shown = paragraph->toPlainText();
        else if (const auto* list = qobject_cast<const views::ListField*>(widget)) {
            for (const QStringList& row : list->rows())
                shown += row.join(QLatin1Char('|')) + QLatin1Char(';');
        } else
            continue;
        // What is hidden says nothing to anybody.
        const bool isSilent = widget->isHidden();
        text += QStringLiteral("%1 %2 %3 %4 %5 %6\n")
                    .arg(QLatin1String(widget->metaObject()->className()), widget->objectName(),
                         isSilent ? QString() : widget->accessibleName(),
                         isSilent ? QString() : widget->accessibleDescription(),
                         widget->isEnabled() ? QStringLiteral("on") : QStringLiteral("off"), shown);
    }
    return text;
}

} // namespace

/// The inspector keeps its fields while it shows one object of a kind after the other.
class TestInspectorReuse : public QObject
{
    Q_OBJECT

    /// The objects of each kind, in document order, but peerings, which have a form of their own.
    static std::vector<std::vector<ObjectId>> objectsByKind(const azure::Document& document)
    {
        std::vector<std::vector<ObjectId>> all;
        document.forEachTable([&](const auto& table) {
            std::vector<ObjectId> ids;
            table.forEach([&](auto id, const auto&) { ids.emplace_back(id); });
            if (!ids.empty() && ids.front().kind() != Kind::Peering)
                all.push_back(std::move(ids));
        });
        return all;
    }

private slots:
    void showsTheNextObjectAsAFreshFormWould_data()
    {
        QTest::addColumn<QString>("sample");
        QTest::newRow("every kind") << QString();
        for (const char* sample : {"exercise", "gateway-transit", "forced-tunnelling"})
            QTest::newRow(sample) << QString::fromLatin1(sample);
    }
    void showsTheNextObjectAsAFreshFormWould()
    {
        QFETCH(const QString, sample);
        test::Person person(sample.isEmpty() ? QStringLiteral("exercise") : sample);
        test::InspectorHand hand(person);
        if (sample.isEmpty())
            person.window().session().show(test::EveryKind().document);
        qtmodel::Selection& selection = person.window().selection();
        const auto fresh = [&](const std::vector<ObjectId>& ids) {
            selection.clear();
            selection.set(ids);
            return wholeForm(hand);
        };
        int compared = 0;
        for (const std::vector<ObjectId>& ids : objectsByKind(person.document())) {
            for (std::size_t i = 1; i < ids.size(); ++i) {
                const QString expected = fresh({ids[i]});
                (void)fresh({ids[i - 1]});
                const QWidget* before = hand.content();
                selection.set({ids[i]});
                QCOMPARE(hand.content(), before);
                QCOMPARE(wholeForm(hand), expected);
                ++compared;
            }
            if (ids.size() < 3)
                continue;
            const std::vector<ObjectId> first(ids.begin(), ids.begin() + 2);
            const std::vector<ObjectId> next(ids.begin() + 1, ids.begin() + 3);
            const QString expected = fresh(next);
            (void)fresh(first);
            selection.set(next);
            QCOMPARE(wholeForm(hand), expected);
        }
        QVERIFY(compared > 5);
    }

    void whatIsBeingTypedBelongsToWhatWasShown()
    {
        test::Person person(QStringLiteral("exercise"));
        test::InspectorHand hand(person);
        const ObjectId sales = person.find(Kind::VirtualNetwork, QStringLiteral("SalesVNet"));
        const ObjectId research = person.find(Kind::VirtualNetwork, QStringLiteral("ResearchVNet"));
        person.window().selection().set({sales});
        auto* servers = qobject_cast<QLineEdit*>(hand.field(QStringLiteral("dnsServers")));
        servers->setFocus();
        QTest::keyClicks(servers, QStringLiteral("10.1.0.4"));
        person.window().selection().set({research});
        QCOMPARE(person.document().find(VnetId::of(sales))->dnsServers,
                 std::vector<Text>{Text("10.1.0.4")});
        QVERIFY(person.document().find(VnetId::of(research))->dnsServers.empty());
        QCOMPARE(servers->text(), QString());
        QVERIFY(servers->hasFocus());
        QTest::keyClicks(servers, QStringLiteral("10.3.0.4"));
        QTest::keyClick(servers, Qt::Key_Return);
        QCOMPARE(person.document().find(VnetId::of(research))->dnsServers,
                 std::vector<Text>{Text("10.3.0.4")});
        QCOMPARE(person.controller().undoStack()->count(), 2);
    }

    void aRefusalGoesWithTheObjectThatItIsOf()
    {
        test::Person person(QStringLiteral("exercise"));
        test::InspectorHand hand(person);
        person.window().selection().set(
            {person.find(Kind::VirtualNetwork, QStringLiteral("SalesVNet"))});
        auto* space = qobject_cast<QLineEdit*>(hand.field(QStringLiteral("addressPrefixes")));
        hand.enter(*space, QStringLiteral("10.2.0.0/16"));
        QVERIFY(!hand.refusals().isEmpty());
        person.window().selection().set(
            {person.find(Kind::VirtualNetwork, QStringLiteral("ResearchVNet"))});
        QCOMPARE(hand.refusals(), QString());
    }
};

PEERSCAPE_TEST_CLASS(TestInspectorReuse)
#include "tst_inspector_reuse.moc"
