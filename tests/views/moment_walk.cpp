#include "tests/views/moment_walk.h"

#include "tests/support/fake_tool.h"
#include "views/dialogs/azure_dialog.h"
#include "views/history/play_bar.h"
#include "views/reach/end_field.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QDockWidget>
#include <QFile>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QTemporaryDir>
#include <QToolButton>
#include <QToolTip>
#include <QUndoStack>

#include <algorithm>

namespace peerscape::test {

using namespace Qt::StringLiterals;

namespace {

/// A file that ends too early, as one whose download broke off.
void lookAtBrokenFile(Person& person, const Look& look)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"answer.json"_s);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        qFatal("no file can be written");
    file.write("{\"data\": [\n  {\"id\": \"/subscriptions");
    file.close();
    person.inDialog<QMessageBox>([&](QMessageBox& box) {
        look(u"cannot open"_s, box);
        box.accept();
    });
    if (person.window().session().open({path}))
        qFatal("half a file was opened");
}

/// Az is not there, and it fails.
void lookAtFailingAz(Person& person, const Look& look)
{
    FakeTools tools;
    views::AzureDialog missing(&person.window());
    missing.show();
    QApplication::processEvents();
    look(u"az is missing"_s, missing);
    missing.reject();
    tools.add(u"az"_s, "echo \"ERROR: Please run 'az login' to setup account.\" >&2\nexit 1\n");
    views::AzureDialog failing(&person.window());
    failing.show();
    for (auto* button : failing.findChildren<QPushButton*>()) {
        if (button->text() == views::AzureDialog::tr("&Run"))
            button->click();
    }
    person.waitUntil([&] {
        const auto labels = failing.findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(), [](const QLabel* label) {
            return label->text().contains(u"az login"_s);
        });
    });
    look(u"az fails"_s, failing);
    failing.reject();
}

/// The ends that begin with what was typed.
void lookAtSuggestions(Person& person, const Look& look)
{
    person.window().panels().raise(u"reachability"_s);
    auto& field = person.in<views::EndField>(u"reachability"_s);
    person.window().activateWindow();
    person.waitUntil([&] { return person.window().isActiveWindow(); });
    field.setFocus();
    field.clear();
    QTest::keyClicks(&field, u"vm"_s);
    auto& popup = *field.findChild<QCompleter*>()->popup();
    person.waitUntil([&] { return popup.isVisible(); });
    look(u"suggestions"_s, popup);
    popup.hide();
    field.clear();
}

void lookAtTip(Person& person, const Look& look)
{
    auto* button = person.window().findChild<QToolButton*>(u"findField"_s);
    QToolTip::showText(button->mapToGlobal(QPoint()), button->toolTip(), button);
    QApplication::processEvents();
    for (QWidget* widget : QApplication::topLevelWidgets()) {
        if (widget->inherits("QTipLabel") && widget->isVisible())
            look(u"tip"_s, *widget);
    }
    QToolTip::hideText();
}

void lookAtPlaying(Person& person, const Look& look)
{
    person.window().panels().raise(u"history"_s);
    const int step = person.controller().undoStack()->index();
    auto& bar = person.in<views::PlayBar>(u"history"_s);
    bar.findChild<QToolButton*>()->click();
    QApplication::processEvents();
    look(u"playing"_s, *person.window().panels().dock(u"history"_s));
    bar.findChild<QToolButton*>()->click(); // pause
    person.controller().undoStack()->setIndex(step);
}

} // namespace

void walkThroughMoments(Person& person, const EveryKind& every, const Look& look)
{
    person.window().selection().set({every.hub});
    lookAtBrokenFile(person, look);
    lookAtFailingAz(person, look);
    lookAtSuggestions(person, look);
    lookAtTip(person, look);
    lookAtPlaying(person, look);
}

} // namespace peerscape::test
