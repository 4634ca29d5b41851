#include "views/widgets/announcement.h"

#include <QAccessible>
#include <QAccessibleObject>
#include <QString>
#include <QWidget>

namespace peerscape::views {

namespace {

/// What stands for the messages of a window. It has no place on the screen: before Qt 6.8, which
/// knows announcements, a notification that appears is what screen readers say without being
/// there.
class Announcement : public QObject
{
public:
    explicit Announcement(QWidget* window)
        : QObject(window)
    {
        setObjectName(kName);
    }

    [[nodiscard]] static Announcement& of(QWidget& window)
    {
        auto* found = dynamic_cast<Announcement*>(
            window.findChild<QObject*>(kName, Qt::FindDirectChildrenOnly));
        return found != nullptr ? *found : *new Announcement(&window);
    }

    void say(const QString& text)
    {
        setProperty(kSaid, text);
        QAccessibleEvent shown(this, QAccessible::ObjectShow);
        QAccessible::updateAccessibility(&shown);
    }
    [[nodiscard]] QString text() const { return property(kSaid).toString(); }

private:
    inline static const QString kName = QStringLiteral("announcement");
    static constexpr auto kSaid = "said";
};

class AnnouncementAccessible : public QAccessibleObject
{
public:
    using QAccessibleObject::QAccessibleObject;

    [[nodiscard]] QAccessible::Role role() const override { return QAccessible::Notification; }
    [[nodiscard]] QAccessible::State state() const override { return {}; }
    [[nodiscard]] QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Name ? static_cast<Announcement*>(object())->text() : QString();
    }
    [[nodiscard]] QAccessibleInterface* parent() const override
    {
        return QAccessible::queryAccessibleInterface(object()->parent());
    }
    [[nodiscard]] QAccessibleInterface* child(int) const override { return nullptr; }
    [[nodiscard]] int childCount() const override { return 0; }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface*) const override { return -1; }
};

QAccessibleInterface* makeAnnouncementAccessible(const QString&, QObject* object)
{
    auto* announcement = dynamic_cast<Announcement*>(object);
    return announcement != nullptr ? new AnnouncementAccessible(announcement) : nullptr;
}

} // namespace

void announce(const QWidget& from, const QString& text)
{
    if (text.isEmpty())
        return;
    static const bool kInstalled = [] {
        QAccessible::installFactory(makeAnnouncementAccessible);
        return true;
    }();
    Q_UNUSED(kInstalled)
    Announcement::of(*from.window()).say(text);
}

} // namespace peerscape::views
