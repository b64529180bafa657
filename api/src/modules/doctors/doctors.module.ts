import { Module } from '@nestjs/common';
import { AdminApplicationsController } from './applications/admin-applications.controller.ts';
import { AdmitDoctor } from './applications/admit-doctor.ts';
import { ApplicationsController } from './applications/applications.controller.ts';
import { CheckApplication } from './applications/check-application.ts';
import { DecideApplication } from './applications/decide-application.ts';
import { ReadApplications } from './applications/read-applications.ts';
import { SubmitApplication } from './applications/submit-application.ts';
import { DirectoryController } from './directory/directory.controller.ts';
import { ReadDirectory } from './directory/read-directory.ts';
import { CreateDoctor } from './doctors/create-doctor.ts';
import { DoctorSuspensionController } from './doctors/doctor-suspension.controller.ts';
import { DoctorsController } from './doctors/doctors.controller.ts';
import { ReadDoctor } from './doctors/read-doctor.ts';
import { SuspendDoctor } from './doctors/suspend-doctor.ts';
import { UpdateDoctor } from './doctors/update-doctor.ts';
import { CreateHospital } from './hospitals/create-hospital.ts';
import { HospitalsController } from './hospitals/hospitals.controller.ts';
import { ReadHospitals } from './hospitals/read-hospitals.ts';
import { UpdateHospital } from './hospitals/update-hospital.ts';
import { CreateLocation } from './locations/create-location.ts';
import { LocationsController } from './locations/locations.controller.ts';
import { PutLocation } from './locations/put-location.ts';
import { ReadLocations } from './locations/read-locations.ts';
import { UpdateLocation } from './locations/update-location.ts';
import { DoctorRatings } from './ratings/doctor-ratings.ts';
import { SearchDoctors } from './search/search-doctors.ts';
import { CreateVisitType } from './visit-types/create-visit-type.ts';
import { ReadVisitTypes } from './visit-types/read-visit-types.ts';
import { UpdateVisitType } from './visit-types/update-visit-type.ts';
import { VisitTypesController } from './visit-types/visit-types.controller.ts';

@Module({
  controllers: [
    HospitalsController,
    LocationsController,
    DoctorsController,
    DoctorSuspensionController,
    VisitTypesController,
    DirectoryController,
    ApplicationsController,
    AdminApplicationsController,
  ],
  providers: [
    ReadHospitals,
    CreateHospital,
    UpdateHospital,
    ReadLocations,
    CreateLocation,
    UpdateLocation,
    PutLocation,
    SearchDoctors,
    ReadDoctor,
    CreateDoctor,
    UpdateDoctor,
    SuspendDoctor,
    ReadVisitTypes,
    CreateVisitType,
    UpdateVisitType,
    ReadDirectory,
    DoctorRatings,
    SubmitApplication,
    ReadApplications,
    CheckApplication,
    DecideApplication,
    AdmitDoctor,
  ],
  exports: [DoctorRatings],
})
export class DoctorsModule {}
